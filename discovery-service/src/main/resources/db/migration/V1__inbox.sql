-- Events that had their effect here: a second delivery of one finds its id and does nothing.
create table inbox (
    event_id    uuid        primary key,
    received_at timestamptz not null default now()
);
