package io.parley.notification.list;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code notification.entry} for its user, and moves {@code notification.reader} forward. */
@ApplicationScoped
class ListStore {

    private static final String PAGE = """
            select e.user_id, e.number, e.kind, coalesce(e.conversation_id, p.conversation_id) as conversation_id, e.seq, e.about,
                e.created_at,
                e.number <= coalesce((select read_number from notification.reader where user_id = $1), 0)
                    or coalesce(e.seq <= t.read_seq, false) as read
            from notification.entry e
            left join notification.pair p on p.user_id = e.user_id and p.other_id = e.about
            left join notification.thread t on t.user_id = e.user_id and t.topic = e.conversation_id
            where e.user_id = $1 and e.number < $2 and (p.hidden_before is null or e.created_at > p.hidden_before)
            order by e.number desc
            limit $3
            """;

    /** Only so many of the newest are looked at: nobody reads a number of four digits. */
    private static final String UNREAD = """
            select count(*)
            from (
                select user_id, conversation_id, seq, about, created_at from notification.entry
                where user_id = $1 and number > coalesce((select read_number from notification.reader where user_id = $1), 0)
                order by number desc
                limit $2
            ) e
            left join notification.pair p on p.user_id = e.user_id and p.other_id = e.about
            left join notification.thread t on t.user_id = e.user_id and t.topic = e.conversation_id
            where (p.hidden_before is null or e.created_at > p.hidden_before) and not coalesce(e.seq <= t.read_seq, false)
            """;

    private static final String READ = """
            update notification.reader set read_number = greatest(read_number, $2)
            where user_id = $1 and last_number >= $2
            returning read_number
            """;

    private final Pool pool;

    ListStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest entries whose numbers are below this one. */
    Future<List<Entry>> page(String user, long below, int limit) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(user, below, limit)).map(rows -> {
            List<Entry> page = new ArrayList<>(rows.size());
            rows.forEach(row -> page.add(Entry.of(row)));
            return page;
        });
    }

    Future<Long> unread(String user, int most) {
        return pool.preparedQuery(UNREAD)
                .execute(Tuple.of(user, most))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Answers how far the list is read now, or null where the user has no such entry. */
    Future<Long> readUpTo(String user, long number) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(user, number))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }
}
