-- Instances of the chat service that are alive. Each renews its row; one that was killed runs out.
create table instance (
    id          uuid primary key,
    alive_until timestamptz not null
);

-- A user, and the instances on which the user has a device. One row a user, so that coming and going on two instances at
-- once is put in order by its lock: online is whoever's list is not empty.
create table presence (
    user_id   text collate "C" primary key,
    status    text             not null default 'active',
    instances uuid[]           not null default '{}',
    last_seen timestamptz
) with (fillfactor = 70);

-- Those online, to find whom a killed instance leaves behind.
create index presence_online on presence (user_id) where instances <> '{}';
