-- What one user thinks of another: a like, or a pass that can be taken back. The last word counts.
create table opinion (
    user_id  text collate "C" not null,
    other_id text collate "C" not null,
    likes    boolean          not null,
    since    timestamptz      not null default now(),
    primary key (user_id, other_id),
    check (user_id <> other_id)
);

-- Who likes me; and how many likes a user gave today.
create index opinion_liked on opinion (other_id, user_id) where likes;
create index opinion_given on opinion (user_id, since) where likes;

-- Two who like each other. A match that has ended stays, so that it is not made again by a repeated like.
create table match (
    id         uuid             primary key,
    user_a     text collate "C" not null,
    user_b     text collate "C" not null,
    created_at timestamptz      not null default now(),
    ended_at   timestamptz,
    ended_by   text,
    unique (user_a, user_b),
    check (user_a < user_b)
);

create index match_of_b on match (user_b);
