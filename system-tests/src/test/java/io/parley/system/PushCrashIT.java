package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.local.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Both instances of the notification service are killed at random points of much work; the run prints its seed, and
 * {@code -Dparley.crash.seed} repeats it.
 */
@ExtendWith(PushStack.class)
@Timeout(600)
class PushCrashIT {

    private static final int USERS = 200;
    private static final int MESSAGES_OF_EACH = 5;
    private static final int KILLS = 6;
    private static final Duration SETTLED = Duration.ofSeconds(120);
    private static final long SEED = Long.getLong("parley.crash.seed", System.nanoTime());

    private final PushStack.Running running;
    private final Random random = new Random(SEED);
    private final List<String> users =
            Stream.generate(Telegram::user).limit(USERS).toList();
    private final String sender = "anna-" + UUID.randomUUID();
    /** Messages that Telegram heard of, and whose push no instance lived to write down. */
    private final Map<String, Long> unrecorded = new HashMap<>();

    PushCrashIT(PushStack.Running running) {
        this.running = running;
    }

    @Test
    void a_thousand_messages_are_one_notification_each_and_in_one_push_each_but_for_those_that_a_crash_left_unrecorded()
            throws Exception {
        System.out.println("-Dparley.crash.seed=" + SEED);
        List<Event> events = events();
        int[] points = random.ints(KILLS / 2, 1, events.size()).sorted().toArray();
        try (Events broker = new Events(running.stack)) {
            int killed = 0;
            for (int i = 0; i < events.size(); i++) {
                broker.publish(events.get(i));
                if (killed < points.length && i == points[killed]) {
                    killBoth();
                    killed++;
                }
            }
        }
        for (int point :
                random.ints(KILLS - points.length, 1, USERS / 2).sorted().toArray()) {
            await().atMost(SETTLED)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> running.telegram.times(users).size() >= point);
            killBoth();
        }
        await().atMost(SETTLED).until(() -> unpushed() == 0);
        assertThat(count("notification.entry where about = '" + sender + "'")).isEqualTo(USERS * MESSAGES_OF_EACH);
        assertThat(count("(select distinct user_id, seq from notification.entry where about = '" + sender + "') e"))
                .isEqualTo(USERS * MESSAGES_OF_EACH);
        Map<String, Long> pushed = pushed();
        for (String user : users) {
            assertThat(pushed.get(user))
                    .as("messages pushed to one user")
                    .isEqualTo(MESSAGES_OF_EACH + unrecorded.getOrDefault(user, 0L));
        }
        System.out.printf(
                "%d pushes of %d messages; %d messages were pushed twice%n",
                running.telegram.times(users).size(),
                USERS * MESSAGES_OF_EACH,
                unrecorded.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Each twice; those of a conversation in no order. */
    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (String user : users) {
            UUID conversation = UUID.randomUUID();
            for (int seq = 1; seq <= MESSAGES_OF_EACH; seq++) {
                Event event = new Event(
                        UUID.randomUUID(),
                        "/system-tests",
                        "somebody",
                        Instant.now(),
                        null,
                        Events.message(conversation, sender, user, seq, "text"));
                events.add(event);
                events.add(event);
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    /** Kills both, notes what they could not write down any more, and starts them again. */
    private void killBoth() {
        running.notifications().forEach(ServiceProcess::kill);
        await().during(Duration.ofMillis(500)).atMost(SETTLED).until(this::isTelegramQuiet);
        Map<String, Long> heard = pushed();
        Map<String, Long> written = written();
        for (String user : users) {
            long known = written.getOrDefault(user, 0L) + unrecorded.getOrDefault(user, 0L);
            if (heard.get(user) > known) {
                unrecorded.merge(user, heard.get(user) - known, Long::sum);
            }
        }
        running.notifications().forEach(running::restart);
    }

    private int lastHeard = -1;

    private boolean isTelegramQuiet() {
        int before = lastHeard;
        lastHeard = running.telegram.requests().size();
        return lastHeard == before;
    }

    private long unpushed() {
        return USERS * MESSAGES_OF_EACH
                - written().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many messages of each user are written down as pushed. */
    private Map<String, Long> written() {
        Map<String, Long> written = new HashMap<>();
        Database.texts(running.stack, """
                select e.user_id || ' ' || count(*) from notification.entry e
                join notification.thread t on t.user_id = e.user_id and t.topic = e.conversation_id
                where e.about = '%s' and e.number <= t.pushed_number group by e.user_id
                """.formatted(sender))
                .forEach(row -> written.put(row.split(" ")[0], Long.parseLong(row.split(" ")[1])));
        return written;
    }

    /** How many messages each user was told of, over all pushes. */
    private Map<String, Long> pushed() {
        Map<String, Long> pushed = new HashMap<>();
        users.forEach(user -> pushed.put(user, 0L));
        running.telegram.requests().forEach(request -> {
            JsonNode body = Client.json(request.getBodyAsString());
            String text = body.get("text").asText();
            pushed.computeIfPresent(
                    "tg_" + body.get("chat_id").asText(),
                    (user, before) -> before + (text.equals("New message") ? 1 : Long.parseLong(text.split(" ")[0])));
        });
        return pushed;
    }

    private long count(String what) {
        return Database.count(running.stack, "select count(*) from " + what);
    }
}
