package io.parley.notification.push;

import io.parley.notification.preference.Preferences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds in {@code notification.thread} what is due, with all that decides on it. */
@ApplicationScoped
class DueStore {

    /** Rows at the front of what is due that are looked at for users: one of them may have many. */
    private static final int FRONT = 1_000;

    private static final int MOST_THREADS_OF_A_USER = 200;

    /** Locks what is due of the users who were first due first. */
    private static final String LOCK = """
            with front as materialized (
                select user_id, due_at from notification.thread
                where due_at <= now() and (claimed_until is null or claimed_until <= now())
                order by due_at
                limit $2
            ), users as materialized (
                select f.user_id, min(f.due_at) as since
                from front f
                left join notification.telegram_chat c on c.user_id = f.user_id
                where c.next_at is null or c.next_at <= now()
                group by f.user_id
                order by since
                limit $1
            )
            select t.user_id, t.topic
            from users u
            cross join lateral (
                select d.user_id, d.topic, d.due_at from notification.thread d
                where d.user_id = u.user_id and d.due_at <= now() and (d.claimed_until is null or d.claimed_until <= now())
                order by d.due_at
                limit $3
                for update skip locked
            ) t
            order by u.since, t.user_id, t.due_at
            """;

    /**
     * What is unread is counted in the list, a thousand at most: past what was read and pushed, past how far the list was read, and without
     * what is hidden. It is a statement of its own, so that it sees all that had come to the rows by the time they were locked.
     */
    private static final String FACTS = """
            select t.user_id, t.topic, t.due_at, coalesce(messages.newest, t.last_seq) as last_seq,
                coalesce(messages.newest_number, matches.newest, t.last_number) as last_number, t.attempts, t.text,
                coalesce(a.online, false) as online, a.language,
                coalesce(c.unreachable_at > greatest(a.online_at, w.changed_at, '-infinity'), false) as unreachable,
                w.push_message, w.push_match, w.muted, w.quiet_from, w.quiet_to, w.time_zone, w.show_text,
                messages.unread, coalesce(messages.newest <= t.delivered_seq, false) as acknowledged,
                coalesce(a.online or a.changed_at > matches.newest_at, false) as told,
                matches.unread as matches, matches.conversation_id
            from unnest($1::text[], $2::uuid[]) with ordinality as i (user_id, topic, n)
            join notification.thread t on t.user_id = i.user_id and t.topic = i.topic
            left join notification.person a on a.user_id = t.user_id
            left join notification.preference w on w.user_id = t.user_id
            left join notification.telegram_chat c on c.user_id = t.user_id
            left join notification.reader r on r.user_id = t.user_id
            left join notification.pair p on p.user_id = t.user_id and p.other_id = t.about
            cross join lateral (
                select count(*) as unread, max(m.seq) as newest, max(m.number) as newest_number
                from (
                    select e.seq, e.number from notification.entry e
                    where e.user_id = t.user_id and e.kind = 1 and e.conversation_id = t.topic
                        and e.seq > t.read_seq
                        and e.number > greatest(t.pushed_number, r.read_number)
                        and e.created_at > greatest(p.hidden_before, p.silent_before, '-infinity')
                    order by e.seq desc
                    limit 1000
                ) m
            ) messages
            cross join lateral (
                select count(*) as unread, max(m.number) as newest, max(m.created_at) as newest_at,
                    case when count(*) = 1 then max(m.conversation_id::text)::uuid end as conversation_id
                from (
                    select e.number, e.created_at, q.conversation_id from notification.entry e
                    left join notification.pair q on q.user_id = e.user_id and q.other_id = e.about
                    where t.topic = $3 and e.user_id = t.user_id and e.kind = 2
                        and e.number > greatest(t.pushed_number, r.read_number)
                        and e.created_at > greatest(q.hidden_before, q.silent_before, '-infinity')
                    limit 1000
                ) m
            ) matches
            order by i.n
            """;

    /** What is due of so many users, who was first due first; all of it, but for what somebody is at. */
    Future<List<DueUser>> find(SqlConnection transaction, int users) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(users, FRONT, MOST_THREADS_OF_A_USER))
                .compose(locked -> locked.size() == 0
                        ? Future.succeededFuture(List.of())
                        : facts(transaction, locked).map(DueStore::byUser));
    }

    private static Future<RowSet<Row>> facts(SqlConnection transaction, RowSet<Row> locked) {
        List<String> users = new ArrayList<>();
        List<UUID> topics = new ArrayList<>();
        locked.forEach(row -> {
            users.add(row.getString("user_id"));
            topics.add(row.getUUID("topic"));
        });
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.tuple()
                        .addValue(users.toArray(String[]::new))
                        .addValue(topics.toArray(UUID[]::new))
                        .addValue(ThreadTouch.MATCHES));
    }

    private static List<DueUser> byUser(RowSet<Row> rows) {
        Map<String, DueUser> users = new LinkedHashMap<>();
        for (Row row : rows) {
            users.computeIfAbsent(row.getString("user_id"), id -> user(id, row))
                    .threads()
                    .add(thread(row));
        }
        return List.copyOf(users.values());
    }

    private static DueUser user(String id, Row row) {
        return new DueUser(
                id,
                row.getBoolean("online"),
                row.getBoolean("unreachable"),
                PushLanguage.of(row.getString("language")),
                Preferences.of(row),
                new ArrayList<>());
    }

    private static DueThread thread(Row row) {
        boolean isOfMatches = row.getUUID("topic").equals(ThreadTouch.MATCHES);
        return new DueThread(
                row.getUUID("topic"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getLong("last_seq"),
                row.getLong("last_number"),
                row.getShort("attempts"),
                row.getLong(isOfMatches ? "matches" : "unread"),
                row.getBoolean(isOfMatches ? "told" : "acknowledged"),
                row.getUUID(isOfMatches ? "conversation_id" : "topic"),
                row.getString("text"));
    }
}
