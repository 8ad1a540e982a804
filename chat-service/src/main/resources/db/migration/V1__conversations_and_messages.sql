-- Two people's conversation. Its row is the counter of its messages: whoever writes one holds the row until the commit, so
-- places are taken without gaps and in the order of the commits. Nothing that changes with a message is indexed here, and
-- pages keep room, so that each change stays on its page (a HOT update).
create table conversation (
    id              uuid primary key,
    user_a          text collate "C" not null,
    user_b          text collate "C" not null,
    last_seq        bigint not null default 0,
    last_message_at timestamptz,
    created_at      timestamptz not null default now(),
    unique (user_a, user_b),
    check (user_a < user_b)
) with (fillfactor = 80);

-- A message's place is its key, and history one range of it. No foreign key: the row of the conversation is locked by the
-- statement that inserts, and a second look-up of it for each message would only cost.
create table message (
    conversation_id uuid        not null,
    seq             bigint      not null,
    sender_id       text        not null,
    text            text        not null,
    reply_to        bigint,
    created_at      timestamptz not null default now(),
    primary key (conversation_id, seq)
);

-- What was sent under which idempotency key. The key is a hash of the sender and the sender's key: of one size, whatever a
-- client makes up, and next to its conversation's other keys in the index.
create table sent_key (
    conversation_id uuid        not null,
    key_hash        uuid        not null,
    seq             bigint      not null,
    created_at      timestamptz not null default now(),
    primary key (conversation_id, key_hash)
);
