package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.event.EventData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How pushes keep to Telegram's limits, and take its answers; with two instances of the notification service all the time. */
@ExtendWith(PushStack.class)
@Timeout(120)
class PushLimitsIT {

    private final PushStack.Running running;
    private final Telegram telegram;
    private final String boris = Telegram.user();
    private final UUID conversation = UUID.randomUUID();
    private final Events events;
    private long lastSeq;

    PushLimitsIT(PushStack.Running running) {
        this.running = running;
        this.telegram = running.telegram;
        this.events = running.events;
    }

    @Test
    void all_instances_together_keep_the_pace() throws Exception {
        List<String> users = Stream.generate(Telegram::user).limit(120).toList();
        for (String user : users) {
            message(user);
        }
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(telegram.times(users)).hasSize(users.size()));
        List<Long> times = telegram.times(users);
        // Over all of them, because a busy machine may note a few of them late; two instances that each kept a pace of
        // their own would
        // be through in half the time.
        assertThat(times.get(times.size() - 1) - times.get(0)).isGreaterThanOrEqualTo(1_000L * (users.size() - 1) / 30);
        assertThat(users).allMatch(user -> telegram.messages(user).size() == 1);
    }

    @Test
    void a_chat_has_a_push_a_second_at_most() throws Exception {
        message(boris);
        awaitPushes(boris, 1);
        events.publish(Events.message(UUID.randomUUID(), "clara", boris, 1, "text"));
        String hers = "notification.thread where about = 'clara' and user_id = '" + boris + "'";
        await().atMost(Client.LIMIT).until(() -> Database.count(running.stack, "select count(*) from " + hers) == 1);
        Database.execute(running.stack, "update " + hers.replace("where", "set due_at = now() where"));
        awaitPushes(boris, 2);
        List<Long> times = telegram.times(List.of(boris));
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void who_is_told_to_wait_waits_and_others_do_not() throws Exception {
        telegram.answers(boris, Telegram.tooMany(4));
        message(boris);
        awaitPushes(boris, 1);
        assertPushed();
        assertThat(telegram.messages(boris)).hasSize(1);
        awaitPushes(boris, 2);
        List<Long> times = telegram.times(List.of(boris));
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(4_000);
        assertThat(telegram.messages(boris).get(1))
                .isEqualTo(telegram.messages(boris).get(0));
    }

    @Test
    void when_two_are_told_to_wait_all_do() throws Exception {
        String clara = Telegram.user();
        telegram.answers(boris, Telegram.tooMany(4));
        telegram.answers(clara, Telegram.tooMany(4));
        message(boris);
        message(clara);
        awaitPushes(boris, 1);
        awaitPushes(clara, 1);
        long refused = telegram.times(List.of(boris, clara)).get(1);
        String dora = assertPushed();
        assertThat(telegram.times(List.of(dora)).get(0) - refused).isGreaterThanOrEqualTo(3_900);
        awaitPushes(boris, 2);
        awaitPushes(clara, 2);
    }

    @Test
    void who_has_blocked_the_bot_gets_nothing_until_they_come_back() throws Exception {
        telegram.answers(boris, Telegram.error(403, "Forbidden: bot was blocked by the user"));
        message(boris);
        awaitPushes(boris, 1);
        awaitRecorded();
        message(boris);
        assertPushed();
        assertThat(telegram.messages(boris)).hasSize(1);

        events.publish(
                new EventData.UserOnline(boris, Instant.now()), Instant.now().plusSeconds(1));
        events.publish(
                new EventData.UserOffline(boris, Instant.now()), Instant.now().plusSeconds(2));
        message(boris);
        awaitPushes(boris, 2);
        assertThat(telegram.messages(boris).get(1).get("text").asText()).isEqualTo("3 new messages");
    }

    @Test
    void what_telegram_does_not_take_is_not_sent_again() throws Exception {
        telegram.answers(boris, Telegram.error(400, "Bad Request: chat not found"));
        message(boris);
        awaitPushes(boris, 1);
        awaitRecorded();
        assertPushed();
        assertThat(telegram.messages(boris)).hasSize(1);
    }

    @Test
    void what_fails_is_tried_again_after_growing_pauses_and_given_up_in_the_end() throws Exception {
        double givenUp = running.metric("parley_notification_pushes_total{outcome=\"given_up\"");
        telegram.answers(
                boris,
                Telegram.error(502, "Bad Gateway"),
                Telegram.answer(500, "no JSON"),
                Telegram.error(503, "Service Unavailable"),
                Telegram.error(500, "Internal Server Error"));
        message(boris);
        awaitPushes(boris, 4);
        List<Long> times = telegram.times(List.of(boris));
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000);
        awaitRecorded();
        assertPushed();
        assertThat(telegram.messages(boris)).hasSize(4);
        await().atMost(Client.LIMIT)
                .until(() -> running.metric("parley_notification_pushes_total{outcome=\"given_up\"") == givenUp + 1);
    }

    @Test
    void what_fails_once_arrives() throws Exception {
        telegram.answers(boris, Telegram.error(502, "Bad Gateway"));
        message(boris);
        message(boris);
        awaitPushes(boris, 2);
        awaitRecorded();
        assertPushed();
        assertThat(telegram.messages(boris))
                .hasSize(2)
                .allMatch(body -> body.get("text").asText().equals("2 new messages"));
    }

    @Test
    void what_may_have_arrived_is_not_sent_again_but_counted_with_what_comes_later() throws Exception {
        telegram.answers(boris, Telegram.ok().withFixedDelay(4_000));
        message(boris);
        awaitPushes(boris, 1);
        awaitRecorded();
        assertPushed();
        assertThat(telegram.messages(boris)).hasSize(1);
        message(boris);
        awaitPushes(boris, 2);
        assertThat(telegram.messages(boris).get(1).get("text").asText()).isEqualTo("2 new messages");
    }

    @Test
    void a_token_that_is_refused_stops_everything_for_a_while_and_costs_nobody_a_push() throws Exception {
        telegram.answers(boris, Telegram.error(401, "Unauthorized"), Telegram.error(401, "Unauthorized"));
        message(boris);
        awaitPushes(boris, 1);
        await().atMost(Client.LIMIT)
                .until(() -> running.notifications().stream().anyMatch(one -> status(one.port(), "well") == 503));
        assertThat(running.notifications()).allMatch(one -> status(one.port(), "ready") == 200);
        awaitPushes(boris, 3);
        await().atMost(Client.LIMIT)
                .until(() -> running.notifications().stream().allMatch(one -> status(one.port(), "well") == 200));
        List<Long> times = telegram.times(List.of(boris));
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(2_000);
        assertThat(telegram.messages(boris).get(2).get("text").asText()).isEqualTo("New message");
    }

    private static int status(int port, String check) {
        return Client.call(port, "GET", "/q/health/" + check, null, null).statusCode();
    }

    private void message(String user) throws IOException {
        events.publish(Events.message(conversation, "anna", user, ++lastSeq, "text"));
    }

    private void awaitPushes(String user, int count) {
        await().atMost(Client.LIMIT).until(() -> telegram.messages(user).size() >= count);
    }

    /** Until what became of the last push is written down. */
    private void awaitRecorded() {
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                running.stack,
                                "select count(*) from notification.thread where claimed_until is not null and user_id = '"
                                        + boris + "'")
                        == 0);
    }

    /** Somebody is pushed something now; whatever was due before has been sent by then. Answers who it was. */
    private String assertPushed() throws IOException {
        String other = Telegram.user();
        events.publish(Events.message(UUID.randomUUID(), "anna", other, 1, "text"));
        awaitPushes(other, 1);
        return other;
    }
}
