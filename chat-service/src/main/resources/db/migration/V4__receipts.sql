-- How far each participant has come. What was read counts as delivered.
create table receipt (
    conversation_id uuid             not null,
    user_id         text collate "C" not null,
    read_seq        bigint           not null default 0,
    read_at         timestamptz,
    delivered_seq   bigint           not null default 0,
    delivered_at    timestamptz,
    primary key (conversation_id, user_id)
) with (fillfactor = 80);
