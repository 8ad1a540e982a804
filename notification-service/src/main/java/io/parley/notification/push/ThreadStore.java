package io.parley.notification.push;

import io.parley.notification.NotificationSettings;
import io.parley.notification.telegram.TelegramChat;
import io.parley.notification.telegram.TelegramSettings;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Moves the rows of {@code notification.thread} forward, as events tell. */
@ApplicationScoped
public class ThreadStore {

    /**
     * A message makes its thread due after the delay, or at the end of the window that an unread push has opened; never later than it was.
     * What is read is due no more. A row on hold for the night or after a failure stays so.
     */
    private static final String TOUCH = """
            insert into notification.thread as t
                (user_id, topic, about, last_seq, last_number, read_seq, delivered_seq, due_at, text)
            select i.user_id, i.topic, i.about, i.last_seq, i.last_number, i.read_seq, i.delivered_seq,
                case when i.pushes and i.last_seq > i.read_seq then now() + $8 * interval '1 millisecond' end,
                case when i.pushes and w.show_text then i.text end
            from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $10::boolean[],
                    $11::bigint[])
                as i (user_id, topic, about, last_seq, read_seq, delivered_seq, text, pushes, last_number)
            left join notification.preference w on w.user_id = i.user_id
            order by i.user_id collate "C", i.topic
            on conflict (user_id, topic) do update set
                about = coalesce(t.about, excluded.about),
                last_seq = greatest(t.last_seq, excluded.last_seq),
                last_number = greatest(t.last_number, excluded.last_number),
                read_seq = greatest(t.read_seq, excluded.read_seq),
                delivered_seq = greatest(t.delivered_seq, excluded.delivered_seq),
                due_at = case
                    when greatest(t.last_seq, excluded.last_seq) <= greatest(t.read_seq, excluded.read_seq) then null
                    when t.hold in ('quiet', 'retry') then t.due_at
                    when excluded.due_at is not null then least(
                        case when t.hold is null then t.due_at end,
                        greatest(
                            excluded.due_at,
                            case when t.pushed_seq > greatest(t.read_seq, excluded.read_seq)
                                then t.pushed_at + $9 * interval '1 millisecond' end))
                    when t.due_at is not null and t.pushed_seq > t.read_seq and t.pushed_seq <= excluded.read_seq
                        then least(t.due_at, now() + $8 * interval '1 millisecond')
                    else t.due_at end,
                hold = case
                    when greatest(t.last_seq, excluded.last_seq) <= greatest(t.read_seq, excluded.read_seq) then null
                    when t.hold = 'online' and excluded.due_at is not null then null
                    else t.hold end,
                attempts = case
                    when greatest(t.last_seq, excluded.last_seq) <= greatest(t.read_seq, excluded.read_seq) then 0
                    else t.attempts end,
                text = case
                    when greatest(t.last_seq, excluded.last_seq) <= greatest(t.read_seq, excluded.read_seq) then null
                    when excluded.last_seq > t.last_seq then excluded.text
                    else t.text end
            """;

    /**
     * Who has gone sees nothing any more: what was left to the open app is looked at again. A row that somebody is at is left to them; if
     * they leave it on hold all the same, it is looked at a little later.
     */
    private static final String GONE = """
            update notification.thread set due_at = now() + $2 * interval '1 millisecond', hold = null
            where (user_id, topic) in (
                select user_id, topic from notification.thread
                where user_id = any($1) and hold = 'online'
                for update skip locked)
            """;

    private final boolean pushes;
    private final long delay;
    private final long window;
    private final int textCharacters;

    ThreadStore(NotificationSettings settings, TelegramSettings telegram) {
        this.pushes = telegram.botToken().isPresent();
        this.delay = settings.push().delay().toMillis();
        this.window = settings.push().window().toMillis();
        this.textCharacters = settings.push().textCharacters();
    }

    /** @param touches one at most of each thread */
    public Future<Void> touch(SqlConnection transaction, Collection<ThreadTouch> touches) {
        if (touches.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(TOUCH)
                .execute(Tuple.tuple()
                        .addValue(touches.stream()
                                .map(touch -> touch.key().userId())
                                .toArray(String[]::new))
                        .addValue(touches.stream()
                                .map(touch -> touch.key().topic())
                                .toArray(UUID[]::new))
                        .addValue(touches.stream().map(ThreadTouch::about).toArray(String[]::new))
                        .addValue(touches.stream().map(ThreadTouch::lastSeq).toArray(Long[]::new))
                        .addValue(touches.stream().map(ThreadTouch::readSeq).toArray(Long[]::new))
                        .addValue(
                                touches.stream().map(ThreadTouch::deliveredSeq).toArray(Long[]::new))
                        .addValue(touches.stream()
                                .map(touch -> Excerpt.of(touch.text(), textCharacters))
                                .toArray(String[]::new))
                        .addValue((double) delay)
                        .addValue((double) window)
                        .addValue(touches.stream().map(this::isPushed).toArray(Boolean[]::new))
                        .addValue(touches.stream().map(ThreadTouch::lastNumber).toArray(Long[]::new)))
                .mapEmpty();
    }

    /** @param users who have no device any more */
    public Future<Void> gone(SqlConnection transaction, Collection<String> users) {
        return users.isEmpty() || !pushes
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(GONE)
                        .execute(Tuple.of(users.toArray(String[]::new), (double) delay))
                        .mapEmpty();
    }

    private boolean isPushed(ThreadTouch touch) {
        return pushes && touch.lastSeq() > 0 && TelegramChat.of(touch.key().userId()) != null;
    }
}
