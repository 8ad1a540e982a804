-- What a user says of themselves and wishes for. All of it is there, or nothing: a profile is written as a whole.
alter table profile
    -- As in every other table here: an index of one collation is of no use to a join with another.
    alter column user_id type text collate "C",
    add column display_name    text,
    add column birth_date      date,
    add column gender          text check (gender in ('female', 'male', 'other')),
    add column looking_for     text[],
    add column bio             text,
    add column photos          text[],
    add column city            text,
    add column latitude        double precision,
    add column longitude       double precision,
    add column max_distance_km integer,
    add column min_age         integer,
    add column max_age         integer,
    add column visible         boolean,
    add column updated_at      timestamptz;
