-- A page of candidates. CELL is the column of the grid on which the search goes.
--
-- $1 the asker; $2 their gender; $3 the genders they look for; $4, $5 the first and the last day on which those were born whom they
-- look for; $6 their age; $7, $8 where they are; $9 how far they look; $10 the cells; $11, $12 and $13, $14 before which place and
-- user those who like them and all others stand who are still to be shown; $15 how many; $16 to $19 the south, north, west and east
-- end of a box around what they look for.
--
-- offset 0 keeps the planner from making a join of a look-up by key: a join that reads all opinions of the asker for each row is
-- right for the average user, who has a few, and ruinous for one who has thousands.
with liker as (
    select s.user_id, s.place, discovery.distance_km($7, $8, s.latitude, s.longitude) as km
    from discovery.opinion l
    join discovery.seeker s on s.user_id = l.user_id
    where l.other_id = $1 and l.likes
        and (s.place, s.user_id) < ($11::bigint, $12::text)
        and s.gender = any($3::text[]) and $2::text = any(s.looking_for)
        and s.birth_date between $4::date and $5::date and $6::integer between s.min_age and s.max_age
        and discovery.distance_km($7, $8, s.latitude, s.longitude) <= least($9::integer, s.max_distance_km)
        and not exists (select from discovery.opinion o where o.user_id = $1 and o.other_id = s.user_id offset 0)
        and not exists (select from discovery.block b
            where b.by_user_id = $1 and b.target_user_id = s.user_id and b.holds offset 0)
        and not exists (select from discovery.block b
            where b.by_user_id = s.user_id and b.target_user_id = $1 and b.holds offset 0)
    order by s.place desc, s.user_id desc
    limit $15::integer
), stranger as (
    select near.user_id, near.place, near.km
    from unnest($10::integer[]) as cell
    cross join unnest($3::text[]) as wanted
    cross join lateral (
        select s.user_id, s.place, discovery.distance_km($7, $8, s.latitude, s.longitude) as km
        from discovery.seeker s
        where s.CELL = cell and s.gender = wanted
            and (s.place, s.user_id) < ($13::bigint, $14::text)
            and s.latitude between $16 and $17 and s.longitude between $18 and $19
            and s.user_id <> $1 and $2::text = any(s.looking_for)
            and s.birth_date between $4::date and $5::date and $6::integer between s.min_age and s.max_age
            and discovery.distance_km($7, $8, s.latitude, s.longitude) <= least($9::integer, s.max_distance_km)
            and not exists (select from discovery.opinion o where o.user_id = $1 and o.other_id = s.user_id offset 0)
            and not exists (select from discovery.opinion l
                where l.user_id = s.user_id and l.other_id = $1 and l.likes offset 0)
            and not exists (select from discovery.block b
                where b.by_user_id = $1 and b.target_user_id = s.user_id and b.holds offset 0)
            and not exists (select from discovery.block b
                where b.by_user_id = s.user_id and b.target_user_id = $1 and b.holds offset 0)
        order by s.place desc, s.user_id desc
        limit $15::integer
    ) near
    order by near.place desc, near.user_id desc
    limit $15::integer
), shown as (
    select user_id, place, km, true as likes_asker from liker
    union all
    select user_id, place, km, false as likes_asker from stranger
    order by likes_asker desc, place desc, user_id desc
    limit $15::integer
)
select p.user_id, p.display_name, p.birth_date, p.gender, p.bio, p.photos, p.city, shown.place, shown.km, shown.likes_asker
from shown join discovery.profile p on p.user_id = shown.user_id
order by likes_asker desc, place desc, shown.user_id desc
