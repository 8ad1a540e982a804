package io.parley.notification.push;

import io.parley.notification.NotificationSettings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes down what became of a push, and ends its lease. */
@ApplicationScoped
class RecordStore {

    /** What came while Telegram was called is due at the end of the window; or after the delay, where nothing was pushed. */
    private static final String RECORD = """
            with chat as (
                update notification.telegram_chat set
                    next_at = greatest(next_at, now() + $6 * interval '1 millisecond'),
                    unreachable_at = case when $7 then now() when $4 then null else unreachable_at end
                where user_id = $1
            )
            update notification.thread t set
                pushed_number = case when $4 then greatest(t.pushed_number, i.last_number) else t.pushed_number end,
                pushed_seq = case when $4 then greatest(t.pushed_seq, i.last_seq) else t.pushed_seq end,
                pushed_at = case when $4 then now() else t.pushed_at end,
                claimed_until = null,
                attempts = case when $5::double precision is null then 0 when $8 then t.attempts + 1 else t.attempts end,
                hold = case when $5::double precision is not null and t.last_seq > t.read_seq then 'retry' end,
                due_at = case
                    when t.last_seq <= t.read_seq then null
                    when $5::double precision is not null then now() + $5 * interval '1 millisecond'
                    when t.last_number > i.last_number then now() + $9 * interval '1 millisecond' end,
                text = case when $5::double precision is not null or t.last_number > i.last_number then t.text end
            from unnest($2::uuid[], $3::bigint[], $10::bigint[]) as i (topic, last_seq, last_number)
            where t.user_id = $1 and t.topic = i.topic
            """;

    private final Pool pool;
    private final PaceStore pace;
    private final double delay;
    private final double window;

    RecordStore(Pool pool, PaceStore pace, NotificationSettings settings) {
        this.pool = pool;
        this.pace = pace;
        this.delay = settings.push().delay().toMillis();
        this.window = settings.push().window().toMillis();
    }

    Future<Void> record(PushJob job, PushRecord record) {
        return pool.preparedQuery(RECORD)
                .execute(Tuple.tuple()
                        .addValue(job.userId())
                        .addValue(job.parts().stream().map(PushJob.Part::topic).toArray(UUID[]::new))
                        .addValue(
                                job.parts().stream().map(PushJob.Part::lastSeq).toArray(Long[]::new))
                        .addValue(record.isPushed())
                        .addValue(
                                record.again() == null
                                        ? null
                                        : (double) record.again().toMillis())
                        .addValue((double) record.chatPause().toMillis())
                        .addValue(record.isUnreachable())
                        .addValue(record.isFailure())
                        .addValue(record.isPushed() ? window : delay)
                        .addValue(job.parts().stream()
                                .map(PushJob.Part::lastNumber)
                                .toArray(Long[]::new)))
                .compose(written ->
                        record.slowsAll() ? pace.slower(job.userId(), record.chatPause()) : Future.succeededFuture());
    }
}
