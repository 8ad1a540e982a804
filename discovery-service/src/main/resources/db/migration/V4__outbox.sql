-- Events that the rest of the platform has to hear of, written in the transaction that made them true.
--
-- lane:  a hash of what the event is about. The relay that holds a lane publishes its rows in the order of their ids.
-- slot:  the day, modulo three. The rows of a day are thrown away together by emptying the slot that tomorrow needs.
create sequence outbox_id;

create table outbox (
    slot         smallint    not null default (extract(epoch from now())::bigint / 86400 % 3),
    lane         smallint    not null,
    id           bigint      not null default nextval('outbox_id'),
    event_id     uuid        not null,
    type         text        not null,
    subject      text        not null,
    data         text        not null,
    traceparent  text,
    occurred_at  timestamptz not null default now(),
    published_at timestamptz
) partition by list (slot);

create table outbox_0 partition of outbox for values in (0);
create table outbox_1 partition of outbox for values in (1);
create table outbox_2 partition of outbox for values in (2);

-- Only what is still to be published is indexed: a published row costs no index entry.
create index outbox_unpublished on outbox (id) where published_at is null;
