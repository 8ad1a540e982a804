-- Who of the two has blocked the other. In the conversation's own row, because each send locks it anyway and must know.
alter table conversation
    add column blocked_by_a boolean not null default false,
    add column blocked_by_b boolean not null default false;

-- A user's conversations are those as user_a, which the unique constraint finds, and those as user_b.
create index conversation_user_b on conversation (user_b);
