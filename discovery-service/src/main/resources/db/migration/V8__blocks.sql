-- Who blocks whom, as the chat service says. The last word counts, by the time it was said and not by the time it came here.
create table block (
    by_user_id     text collate "C" not null,
    target_user_id text collate "C" not null,
    holds          boolean          not null,
    said_at        timestamptz      not null,
    primary key (by_user_id, target_user_id)
);

-- A user's matches, newest first, from either side.
drop index match_of_b;
create index match_of_a on match (user_a, created_at, id) where ended_at is null;
create index match_of_b on match (user_b, created_at, id) where ended_at is null;
