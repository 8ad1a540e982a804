-- Events that had their effect here: a second delivery of one finds its id and does nothing. Old ids are deleted by age.
create table inbox (
    event_id    uuid        primary key,
    received_at timestamptz not null default now()
);

create index inbox_received_at on inbox using brin (received_at) with (pages_per_range = 32, autosummarize = on);
