package io.parley.notification.push;

import io.parley.notification.NotificationSettings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Takes what is due, for this instance: under the lock of the pace, in one transaction. */
@ApplicationScoped
class ClaimStore {

    /** Places in the pace are taken so far ahead, and no further: what is taken may be read meanwhile. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private static final String STEPS = """
            update notification.thread t set
                due_at = i.due_at,
                hold = i.hold,
                claimed_until = case when i.taken then now() + $6 * interval '1 millisecond' end,
                attempts = case when i.due_at is null then 0 else t.attempts end,
                text = case when i.due_at is null then null else t.text end
            from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $5::boolean[])
                as i (user_id, topic, due_at, hold, taken)
            where t.user_id = i.user_id and t.topic = i.topic
            """;

    private static final String CHATS = """
            insert into notification.telegram_chat as c (user_id, next_at)
            select user_id, clock_timestamp() + after * interval '1 millisecond'
            from unnest($1::text[], $2::double precision[]) as i (user_id, after)
            order by user_id collate "C"
            on conflict (user_id) do update set next_at = greatest(c.next_at, excluded.next_at)
            """;

    private final Pool pool;
    private final PaceStore pace;
    private final DueStore due;
    private final PushComposer composer;
    private final NotificationSettings.Push settings;
    private final Duration step;

    ClaimStore(Pool pool, PaceStore pace, DueStore due, NotificationSettings settings) {
        this.pool = pool;
        this.pace = pace;
        this.due = due;
        this.settings = settings.push();
        this.composer = new PushComposer(this.settings.appUrl().orElse(null));
        this.step = Duration.ofSeconds(1).dividedBy(this.settings.perSecond());
    }

    /**
     * What was found.
     *
     * @param plan  null where another instance holds the pace, or nothing may be sent, or nothing is due
     * @param delay of what is due longest
     * @param first how long it is to the place of the first push; each other one comes a {@code step} later
     */
    record Claim(PushPlan plan, Duration delay, Duration first, Duration step) {

        static final Claim NOTHING = new Claim(null, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** Takes so many pushes at most. When this ends well they are leased to this instance, and their places in the pace are its own. */
    Future<Claim> claim(int most) {
        return pool.withTransaction(transaction -> pace.take(transaction).compose(taken -> {
            if (taken == null || taken.isPaused()) {
                return Future.succeededFuture(Claim.NOTHING);
            }
            int places = (int) Math.min(most, AHEAD.minus(taken.busy()).toMillis() / step.toMillis());
            return places < 1 ? Future.succeededFuture(Claim.NOTHING) : claim(transaction, taken.now(), places);
        }));
    }

    private Future<Claim> claim(SqlConnection transaction, Instant now, int places) {
        return due.find(transaction, places).compose(users -> {
            if (users.isEmpty()) {
                return Future.succeededFuture(Claim.NOTHING);
            }
            PushPlan plan = new PushPlan(now);
            users.forEach(user -> plan.add(user, composer));
            Duration delay = Duration.between(users.get(0).threads().get(0).dueAt(), now);
            return write(transaction, plan.steps())
                    .compose(written -> plan.jobs().isEmpty()
                            ? Future.succeededFuture(Duration.ZERO)
                            : reserve(transaction, plan.jobs()))
                    .map(first -> new Claim(plan, delay, first, step));
        });
    }

    private Future<Duration> reserve(SqlConnection transaction, List<PushJob> jobs) {
        return pace.reserve(transaction, step.multipliedBy(jobs.size()))
                .compose(first -> chats(transaction, jobs, first).map(first));
    }

    private Future<Void> write(SqlConnection transaction, List<PushPlan.Step> steps) {
        return transaction
                .preparedQuery(STEPS)
                .execute(Tuple.of(
                        steps.stream().map(PushPlan.Step::userId).toArray(String[]::new),
                        steps.stream().map(step -> step.thread().topic()).toArray(UUID[]::new),
                        steps.stream().map(step -> time(step.dueAt())).toArray(OffsetDateTime[]::new),
                        steps.stream()
                                .map(step ->
                                        step.hold() == null ? null : step.hold().stored())
                                .toArray(String[]::new),
                        steps.stream().map(PushPlan.Step::isTaken).toArray(Boolean[]::new),
                        (double) settings.lease().toMillis()))
                .mapEmpty();
    }

    private Future<Void> chats(SqlConnection transaction, List<PushJob> jobs, Duration first) {
        Duration pause = first.plus(settings.chatPause());
        String[] users = jobs.stream().map(PushJob::userId).toArray(String[]::new);
        Double[] afters = IntStream.range(0, jobs.size())
                .mapToObj(i -> pause.plus(step.multipliedBy(i)))
                .map(after -> (double) after.toMillis())
                .toArray(Double[]::new);
        return transaction
                .preparedQuery(CHATS)
                .execute(Tuple.tuple().addValue(users).addValue(afters))
                .mapEmpty();
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
