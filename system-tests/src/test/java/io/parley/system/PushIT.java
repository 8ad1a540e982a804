package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.EventData;
import io.parley.contracts.id.ConversationUuid;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is pushed, and what is not; with two instances of the notification service all the time. */
@ExtendWith(PushStack.class)
@Timeout(120)
class PushIT {

    private final PushStack.Running running;
    private final Telegram telegram;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = Telegram.user();
    private final UUID conversation = UUID.randomUUID();
    private final Events events;

    PushIT(PushStack.Running running) {
        this.running = running;
        this.telegram = running.telegram;
        this.events = running.events;
    }

    @Test
    void messages_that_no_device_acknowledged_become_one_push_with_their_count() throws Exception {
        for (int seq = 1; seq <= 3; seq++) {
            message(seq);
        }
        assertThat(push(0).toString())
                .isEqualTo("{\"chat_id\":" + boris.substring(3)
                        + ",\"text\":\"3 new messages\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Open\","
                        + "\"web_app\":{\"url\":\"https://app.example/?from=push&startapp="
                        + ConversationUuid.format(conversation) + "\"}}]]}}");
        assertNoMoreThan(1);
    }

    @Test
    void what_was_read_meanwhile_is_not_pushed_whichever_event_comes_first() throws Exception {
        events.publish(Events.read(conversation, boris, 2));
        message(1);
        message(2);
        UUID other = UUID.randomUUID();
        events.publish(Events.message(other, anna, boris, 1, "text"));
        events.publish(Events.read(other, boris, 1));
        assertNoMoreThan(0);
    }

    @Test
    void what_is_partly_read_is_pushed_with_the_count_of_the_rest() throws Exception {
        for (int seq = 1; seq <= 5; seq++) {
            message(seq);
        }
        events.publish(Events.read(conversation, boris, 3));
        assertThat(text(0)).isEqualTo("2 new messages");
    }

    @Test
    void one_who_is_there_is_left_alone_until_going_without_having_read_it() throws Exception {
        events.publish(new EventData.UserOnline(boris, Instant.now()));
        events.publish(Events.delivered(conversation, boris, 2));
        message(1);
        message(2);
        assertNoMoreThan(0);
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                running.stack,
                                "select count(*) from notification.thread where hold = 'online' and user_id = '" + boris
                                        + "'")
                        == 1);

        events.publish(new EventData.UserOffline(boris, Instant.now()));
        assertThat(text(0)).isEqualTo("2 new messages");
    }

    @Test
    void one_who_is_there_but_whose_devices_are_silent_hears_of_it() throws Exception {
        events.publish(new EventData.UserOnline(boris, Instant.now()));
        message(1);
        assertThat(text(0)).isEqualTo("New message");
    }

    @Test
    void one_who_is_gone_hears_of_what_reached_a_device_and_was_not_read() throws Exception {
        events.publish(new EventData.UserOffline(boris, Instant.now()));
        events.publish(
                new EventData.UserOnline(boris, Instant.now()), Instant.now().minusSeconds(60));
        events.publish(Events.delivered(conversation, boris, 1));
        message(1);
        assertThat(text(0)).isEqualTo("New message");
    }

    @Test
    void after_a_push_that_is_not_read_more_messages_gather_and_after_one_that_is_they_do_not() throws Exception {
        message(1);
        push(0);
        long first = telegram.times(List.of(boris)).get(0);
        message(2);
        message(3);
        assertThat(text(1)).isEqualTo("2 new messages");
        assertThat(telegram.times(List.of(boris)).get(1) - first).isGreaterThan(4_500);

        events.publish(Events.read(conversation, boris, 3));
        long read = System.currentTimeMillis();
        message(4);
        assertThat(text(2)).isEqualTo("New message");
        assertThat(telegram.times(List.of(boris)).get(2) - read).isBetween(900L, 4_500L);
    }

    @Test
    void a_message_that_comes_after_a_later_one_was_pushed_is_pushed_too() throws Exception {
        message(2);
        assertThat(text(0)).isEqualTo("New message");
        message(1);
        assertThat(text(1)).isEqualTo("New message");
        assertNoMoreThan(2);
    }

    @Test
    void a_match_is_pushed_to_who_is_not_there_in_the_language_that_is_known() throws Exception {
        events.publish(new EventData.UserOnline(boris, Instant.now()));
        String clara = Telegram.user();
        EventData.MatchCreated match = new EventData.MatchCreated(List.of(boris, clara), Instant.now(), "fr");
        events.publish(match);
        events.publish(match);
        await().atMost(Client.LIMIT).until(() -> !telegram.messages(clara).isEmpty());
        JsonNode push = telegram.messages(clara).get(0);
        assertThat(push.get("text").asText()).isEqualTo("Vous avez un nouveau match");
        assertThat(push.at("/reply_markup/inline_keyboard/0/0/web_app/url").asText())
                .startsWith("https://app.example/?from=push&startapp=conv_");
        assertThat(push.at("/reply_markup/inline_keyboard/0/0/text").asText()).isEqualTo("Ouvrir");
        assertNoMoreThan(0);
        assertThat(telegram.messages(clara)).hasSize(1);
    }

    @Test
    void a_block_and_the_end_of_a_match_silence_what_was_to_come() throws Exception {
        message(1);
        events.publish(new EventData.ConversationBlocked(ConversationUuid.format(conversation), anna, boris), soon());
        events.publish(new EventData.MatchCreated(List.of(anna, boris), Instant.now(), null));
        events.publish(new EventData.MatchEnded(List.of(anna, boris), anna, soon()));
        assertNoMoreThan(0);
    }

    @Test
    void who_is_not_from_telegram_gets_no_push_and_the_sender_none_either() throws Exception {
        events.publish(Events.message(conversation, boris, anna, 1, "text"));
        events.publish(Events.message(conversation, "system", boris, 2, "welcome"));
        assertNoMoreThan(0);
    }

    @Test
    void what_is_due_outlives_the_instances() throws Exception {
        message(1);
        message(2);
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                running.stack,
                                "select count(*) from notification.entry where user_id = '" + boris + "'")
                        == 2);
        running.notifications().forEach(ServiceProcess::kill);
        running.notifications().forEach(running::restart);
        await().atMost(Client.LIMIT).until(() -> !telegram.messages(boris).isEmpty());
        assertNoMoreThan(1);
    }

    @Test
    void an_orderly_stop_waits_for_telegrams_answer() throws Exception {
        telegram.answers(boris, Telegram.ok().withFixedDelay(1_500));
        message(1);
        push(0);
        running.notifications().forEach(ServiceProcess::stop);
        running.notifications().forEach(running::restart);
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                running.stack,
                                "select count(*) from notification.thread where pushed_seq = 1 and user_id = '" + boris
                                        + "'")
                        == 1);
        assertNoMoreThan(1);
    }

    /** The one way to push twice. */
    @Test
    void a_crash_between_telegrams_answer_and_the_note_of_it_costs_a_second_push_when_the_lease_is_over()
            throws Exception {
        telegram.answers(boris, Telegram.ok().withFixedDelay(1_500));
        message(1);
        push(0);
        running.notifications().forEach(ServiceProcess::kill);
        running.notifications().forEach(running::restart);
        push(1);
        List<Long> times = telegram.times(List.of(boris));
        assertThat(times.get(1) - times.get(0)).isGreaterThan(4_000);
        assertNoMoreThan(2);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(1);
    }

    private void message(long seq) throws IOException {
        events.publish(Events.message(conversation, anna, boris, seq, "text " + seq));
    }

    private JsonNode push(int index) {
        await().atMost(Client.LIMIT).until(() -> telegram.messages(boris).size() > index);
        return telegram.messages(boris).get(index);
    }

    private String text(int index) {
        return push(index).get("text").asText();
    }

    /** When one that came later has been pushed, everything else was due before it. */
    private void assertNoMoreThan(int pushes) throws IOException {
        String later = Telegram.user();
        events.publish(Events.message(UUID.randomUUID(), anna, later, 1, "later"));
        await().atMost(Client.LIMIT).until(() -> !telegram.messages(later).isEmpty());
        assertThat(telegram.messages(boris)).hasSize(pushes);
    }
}
