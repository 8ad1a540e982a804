-- What users report of each other, for those who moderate. A report of the conversation as a whole has the number 0.
create table report (
    conversation_id uuid             not null,
    user_id         text collate "C" not null,
    seq             bigint           not null,
    id              uuid             not null,
    reason          text             not null,
    comment         text,
    created_at      timestamptz      not null,
    primary key (conversation_id, user_id, seq)
);
