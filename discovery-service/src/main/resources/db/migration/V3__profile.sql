-- Who there is. What Telegram tells of a user at each login has columns of its own, so that no login overwrites what the
-- user will have written.
create table profile (
    user_id            text        primary key,
    telegram_name      text,
    telegram_username  text,
    telegram_photo_url text,
    telegram_language  text,
    -- When the token that told it was issued: calls may come out of order.
    telegram_told_at   timestamptz not null,
    created_at         timestamptz not null default now()
);
