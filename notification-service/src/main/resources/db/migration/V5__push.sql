-- A thread also carries the push that is to come of it: one for all that is unread when it is due.
alter table thread
    add column due_at        timestamptz, -- when to look whether to push; null where nothing waits
    add column hold          text,        -- why it waits longer: 'online', 'quiet' or 'retry'
    add column claimed_until timestamptz, -- an instance is at it until then
    add column attempts      smallint not null default 0,
    add column last_number   bigint   not null default 0, -- of the newest entry of the list that belongs to it
    add column pushed_number bigint   not null default 0, -- up to here: by the order of the list, in which nothing comes late
    add column pushed_seq    bigint   not null default 0, -- the newest message among those
    add column pushed_at     timestamptz,
    add column text          text;        -- of the last message, for users who want it shown, until it was pushed
create index thread_due on thread (due_at) where due_at is not null;

-- A user as a chat of Telegram's: when it may have the next message, and since when it takes none.
create table telegram_chat (
    user_id        text collate "C" primary key,
    next_at        timestamptz not null,
    unreachable_at timestamptz
) with (fillfactor = 70);

-- The pace of all instances together, in one row. Who holds its lock hands out what is due.
create table pace (
    id            boolean primary key default true check (id),
    next_at       timestamptz not null default now(), -- the next moment at which nobody sends yet
    paused_until  timestamptz,
    refused_user  text,                               -- whom Telegram last told to wait, and until when
    refused_until timestamptz
);
insert into pace default values;
