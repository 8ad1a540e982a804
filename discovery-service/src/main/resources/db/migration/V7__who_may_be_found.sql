-- Of each visible profile what a search asks for, and nothing else: rows stay small, and change when their user is active.
--
-- latitude, longitude: to a hundredth of a degree. Whoever asks from many places learns no more than that.
-- place:               a user's place in everybody's list: the hour they were active last, and for those of one hour a number
--                      that looks random but never changes. Larger is further ahead.
-- cell_…:              where they are on three grids, of 0.5, 3 and 15 degrees. A search takes the finest on which what it asks
--                      for lies in a few cells, and reads each cell by place, from the front.
create table seeker (
    user_id         text collate "C" primary key,
    gender          text             not null,
    looking_for     text[]           not null,
    birth_date      date             not null,
    min_age         integer          not null,
    max_age         integer          not null,
    latitude        double precision not null check (latitude between -90 and 90),
    longitude       double precision not null check (longitude >= -180 and longitude < 180),
    max_distance_km integer          not null,
    place           bigint           not null,
    cell_small      integer          not null generated always as
        (floor((latitude + 90) / 0.5)::integer * 720 + floor((longitude + 180) / 0.5)::integer) stored,
    cell_middle     integer          not null generated always as
        (floor((latitude + 90) / 3)::integer * 120 + floor((longitude + 180) / 3)::integer) stored,
    cell_large      integer          not null generated always as
        (floor((latitude + 90) / 15)::integer * 24 + floor((longitude + 180) / 15)::integer) stored
);

-- Read by place, from the front; what is behind it lets a search pass over those who are too far away, too young or too old without
-- looking at their rows.
create index seeker_small on seeker (cell_small, gender, place, user_id, latitude, longitude, birth_date);
create index seeker_middle on seeker (cell_middle, gender, place, user_id, latitude, longitude, birth_date);
create index seeker_large on seeker (cell_large, gender, place, user_id, latitude, longitude, birth_date);

-- Kilometres between two points, along the surface of a sphere.
create function distance_km(
    latitude_a double precision, longitude_a double precision, latitude_b double precision, longitude_b double precision)
returns double precision language sql immutable parallel safe as $$
    select 2 * 6371 * asin(least(1, sqrt(
        sin(radians(latitude_b - latitude_a) / 2) ^ 2
        + cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(radians(longitude_b - longitude_a) / 2) ^ 2)))
$$;
