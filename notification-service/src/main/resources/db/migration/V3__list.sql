-- What a user hears of. A row is written once and never changed: what is read or hidden is worked out from the marks in the other
-- tables, which only move forward. So events may come in any order, and any number of times.
create table entry (
    user_id         text collate "C" not null,
    number          bigint           not null, -- counts the user's entries in the order of their commits
    kind            smallint         not null, -- 1: a message, 2: a match
    conversation_id uuid,                      -- of a message, like the next one
    seq             bigint,
    about           text collate "C" not null, -- the other user
    created_at      timestamptz      not null,
    primary key (user_id, number)
);
create unique index entry_message on entry (user_id, conversation_id, seq) where kind = 1;
create unique index entry_match on entry (user_id, about, created_at) where kind = 2;
create index entry_created_at on entry using brin (created_at) with (pages_per_range = 32, autosummarize = on);

-- A user as the reader of the list: the counter of the entries, and how far it was read.
create table reader (
    user_id     text collate "C" primary key,
    last_number bigint           not null,
    read_number bigint           not null default 0
) with (fillfactor = 70);

-- What a user has to do with another one.
create table pair (
    user_id         text collate "C" not null,
    other_id        text collate "C" not null,
    conversation_id uuid,
    hidden_before   timestamptz, -- entries up to then are not shown any more: the user blocked the other one, or the match ended
    silent_before   timestamptz, -- and of those up to then nothing is pushed
    primary key (user_id, other_id)
);

-- A user's conversation, or, with a topic of zeros, all the user's matches: how far the messages were read and have reached a device.
create table thread (
    user_id       text collate "C" not null,
    topic         uuid             not null,
    about         text collate "C",
    last_seq      bigint           not null default 0,
    read_seq      bigint           not null default 0,
    delivered_seq bigint           not null default 0,
    primary key (user_id, topic)
) with (fillfactor = 70);

-- What is known of a user besides: whether there is a device, and the language.
create table person (
    user_id    text collate "C" primary key,
    online     boolean          not null default false,
    changed_at timestamptz,
    online_at  timestamptz, -- when the user was last heard to have come
    language   text
) with (fillfactor = 70);
