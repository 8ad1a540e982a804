-- What a user wants to hear of outside the app. Who has no row wants everything, and no texts.
create table preference (
    user_id      text collate "C" primary key,
    push_message boolean          not null,
    push_match   boolean          not null,
    muted        uuid[]           not null, -- conversations
    quiet_from   time,
    quiet_to     time,
    time_zone    text,
    show_text    boolean          not null,
    changed_at   timestamptz      not null default now()
);
