package io.parley.notification.list;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes {@code notification.entry}, and the counters in {@code notification.reader}. */
@ApplicationScoped
public class EntryStore {

    /**
     * Numbers are taken under the lock of the reader's row, so that a list grows at its end alone; readers are taken in the order of their
     * ids, so that two instances never wait for each other in a circle. An entry that is there already leaves a number unused.
     */
    private static final String APPEND = """
            with input as materialized (
                select * from unnest($1::text[], $2::smallint[], $3::uuid[], $4::bigint[], $5::text[], $6::timestamptz[])
                    with ordinality as i (user_id, kind, conversation_id, seq, about, created_at, n)
            ), counted as (
                insert into notification.reader as r (user_id, last_number)
                select user_id, count(*) from input group by user_id order by user_id collate "C"
                on conflict (user_id) do update set last_number = r.last_number + excluded.last_number
                returning r.user_id, r.last_number, r.read_number
            ), written as (
                insert into notification.entry (user_id, number, kind, conversation_id, seq, about, created_at)
                select i.user_id, c.last_number + 1 - row_number() over (partition by i.user_id order by i.n desc),
                    i.kind, i.conversation_id, i.seq, i.about, i.created_at
                from input i join counted c on c.user_id = i.user_id
                on conflict do nothing
                returning user_id, number, kind, conversation_id, seq, about, created_at
            )
            select w.user_id, w.number, w.kind, coalesce(w.conversation_id, p.conversation_id) as conversation_id, w.seq, w.about,
                w.created_at,
                coalesce(w.seq <= t.read_seq, false) as read
            from written w
            left join notification.pair p on p.user_id = w.user_id and p.other_id = w.about
            left join notification.thread t on t.user_id = w.user_id and t.topic = w.conversation_id
            where p.hidden_before is null or w.created_at > p.hidden_before
            order by w.user_id, w.number
            """;

    /** Writes what is not there yet, and answers with what of it is to be shown. */
    public Future<List<Entry>> append(SqlConnection transaction, Collection<NewEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.of(
                        entries.stream().map(NewEntry::userId).toArray(String[]::new),
                        entries.stream().map(entry -> entry.kind().stored()).toArray(Short[]::new),
                        entries.stream().map(NewEntry::conversation).toArray(UUID[]::new),
                        entries.stream().map(NewEntry::seq).toArray(Long[]::new),
                        entries.stream().map(NewEntry::about).toArray(String[]::new),
                        entries.stream()
                                .map(entry -> entry.createdAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    List<Entry> written = new ArrayList<>(rows.size());
                    rows.forEach(row -> written.add(Entry.of(row)));
                    return written;
                });
    }
}
