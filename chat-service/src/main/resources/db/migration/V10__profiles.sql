-- Who the other one of a conversation is, as the discovery service tells: so that a list names them without asking it.
create table profile (
    user_id text collate "C" primary key,
    display_name text not null,
    photo text,
    updated_at timestamptz not null
);
