package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.event.EventData;
import io.parley.contracts.id.ConversationUuid;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user wants to hear of, and when. */
@ExtendWith(PushStack.class)
@Timeout(120)
class PreferencesIT {

    private static final String PATH = "/v1/notifications/preferences";
    private static final String ZONE = "Asia/Kathmandu";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final PushStack.Running running;
    private final Telegram telegram;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = Telegram.user();
    private final UUID conversation = UUID.randomUUID();
    private final Events events;

    PreferencesIT(PushStack.Running running) {
        this.running = running;
        this.telegram = running.telegram;
        this.events = running.events;
    }

    @Test
    void preferences_are_what_was_put_and_something_sensible_before() {
        assertThat(call("GET", null).body())
                .isEqualTo("{\"push\":{\"message\":true,\"match\":true},\"muted_conversations\":[],"
                        + "\"quiet_hours\":null,\"show_text\":false}");
        String all = "{\"push\":{\"message\":false,\"match\":true},\"muted_conversations\":[\""
                + ConversationUuid.format(conversation)
                + "\"],\"quiet_hours\":{\"from\":\"23:00\",\"to\":\"08:00\",\"time_zone\":\"Europe/Riga\"},"
                + "\"show_text\":true}";
        put(all);
        assertThat(call("GET", null).body()).isEqualTo(all);
        put("{\"push\":{\"match\":false}}");
        assertThat(call("GET", null).body())
                .isEqualTo("{\"push\":{\"message\":true,\"match\":false},\"muted_conversations\":[],"
                        + "\"quiet_hours\":null,\"show_text\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                   | Preferences must be a JSON object
                    {"push":true}                        | Invalid push
                    {"push":{"message":"yes"}}           | Invalid push.message
                    {"push":{"match":1}}                 | Invalid push.match
                    {"muted_conversations":"all"}        | Invalid muted_conversations
                    {"muted_conversations":["conv_1"]}   | Invalid muted_conversations
                    {"quiet_hours":"night"}              | Invalid quiet_hours
                    {"quiet_hours":{}}                   | Invalid quiet_hours.from
                    {"quiet_hours":{"from":"23:00","to":"24:00","time_zone":"UTC"}} | Invalid quiet_hours.to
                    {"quiet_hours":{"from":"9:00","to":"10:00","time_zone":"UTC"}}  | Invalid quiet_hours.from
                    {"quiet_hours":{"from":"09:00","to":"10:00","time_zone":"Mars/Olympus"}} | Invalid quiet_hours.time_zone
                    {"quiet_hours":{"from":"09:00","to":"10:00","time_zone":"+02:00"}} | Invalid quiet_hours.time_zone
                    {"quiet_hours":{"from":"09:00","to":"09:00","time_zone":"UTC"}} | quiet_hours.from and quiet_hours.to must not be the same
                    {"show_text":"true"}                 | Invalid show_text
                    """)
    void what_is_wrong_is_named(String body, String detail) {
        HttpResponse<String> refused = call("PUT", body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused.body()).get("detail").asText()).isEqualTo(detail);
        assertThat(Client.json(refused.body()).get("code").asText()).isEqualTo("validation_error");
    }

    @Test
    void muted_conversations_are_bounded() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i <= 500; i++) {
            ids.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(ConversationUuid.format(UUID.randomUUID()))
                    .append('"');
        }
        HttpResponse<String> refused = call("PUT", "{\"muted_conversations\":[" + ids + "]}");
        assertThat(Client.json(refused.body()).get("detail").asText()).isEqualTo("More than 500 muted_conversations");
    }

    @Test
    void a_kind_that_is_off_is_not_pushed_and_the_other_one_is() throws Exception {
        put("{\"push\":{\"message\":false}}");
        message(conversation, 1, "text");
        events.publish(new EventData.MatchCreated(List.of(anna, boris), Instant.now(), null));
        assertThat(text(0)).isEqualTo("You have a new match");
        assertNoMoreThan(1);
    }

    @Test
    void a_muted_conversation_is_silent() throws Exception {
        put("{\"muted_conversations\":[\"" + ConversationUuid.format(conversation) + "\"]}");
        message(conversation, 1, "text");
        assertNoMoreThan(0);
        message(UUID.randomUUID(), 1, "text");
        assertThat(text(0)).isEqualTo("New message");
        assertNoMoreThan(1);
    }

    @Test
    void who_wants_to_sees_the_last_text_or_its_begin() throws Exception {
        put("{\"show_text\":true}");
        message(conversation, 1, "One *bold* <b>text</b>");
        assertThat(text(0)).isEqualTo("New message: One *bold* <b>text</b>");
        events.publish(Events.read(conversation, boris, 1));
        message(conversation, 2, "two");
        message(conversation, 3, "é".repeat(300));
        assertThat(text(1)).isEqualTo("2 new messages\n" + "é".repeat(199) + "…");
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                running.stack,
                                "select count(*) from notification.thread where text is not null and user_id = '"
                                        + boris + "'")
                        == 0);
    }

    @Test
    void texts_are_kept_of_nobody_who_has_not_asked_for_it() throws Exception {
        message(conversation, 1, "secret");
        assertThat(text(0)).isEqualTo("New message");
        assertThat(Database.count(
                        running.stack,
                        "select count(*) from notification.thread where text is not null and user_id = '" + boris
                                + "'"))
                .isZero();
    }

    @Test
    void what_comes_in_quiet_hours_is_summed_up_when_they_end() throws Exception {
        quiet();
        Database.execute(
                running.stack,
                "update notification.preference set quiet_to = (now() at time zone '" + ZONE
                        + "' + interval '6 seconds')::time where user_id = '" + boris + "'");
        long begin = System.currentTimeMillis();
        message(conversation, 1, "text");
        message(conversation, 2, "text");
        message(UUID.randomUUID(), 1, "text");
        assertNoMoreThan(0);
        message(conversation, 3, "text");
        assertThat(text(0)).isEqualTo("4 new messages in 2 conversations");
        assertThat(telegram.times(List.of(boris)).get(0) - begin).isGreaterThan(5_000);
        assertNoMoreThan(1);
    }

    @Test
    void what_waits_for_the_morning_comes_at_once_when_the_user_wants_it_so() throws Exception {
        quiet();
        message(conversation, 1, "text");
        assertNoMoreThan(0);
        put("{}");
        assertThat(text(0)).isEqualTo("New message");
    }

    @Test
    void what_is_read_in_the_night_does_not_wait_for_the_morning() throws Exception {
        quiet();
        message(conversation, 1, "text");
        await().atMost(Client.LIMIT).until(() -> held() == 1);
        events.publish(Events.read(conversation, boris, 1));
        await().atMost(Client.LIMIT).until(() -> held() == 0);
    }

    private long held() {
        return Database.count(
                running.stack,
                "select count(*) from notification.thread where hold = 'quiet' and user_id = '" + boris + "'");
    }

    /** It is the middle of the night. */
    private void quiet() {
        LocalTime now = LocalTime.now(ZoneId.of(ZONE));
        put("{\"quiet_hours\":{\"from\":\"" + TIME.format(now.minusHours(3)) + "\",\"to\":\""
                + TIME.format(now.plusHours(3)) + "\",\"time_zone\":\"" + ZONE + "\"}}");
    }

    private void message(UUID conversation, long seq, String text) throws IOException {
        events.publish(Events.message(conversation, anna, boris, seq, text));
    }

    private void put(String body) {
        HttpResponse<String> answer = call("PUT", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> call(String method, String body) {
        return Client.call(running.stack, method, PATH, Client.token(running.stack, boris), body);
    }

    private String text(int index) {
        await().atMost(Client.LIMIT).until(() -> telegram.messages(boris).size() > index);
        return telegram.messages(boris).get(index).get("text").asText();
    }

    /** When one that came later has been pushed, everything else was due before it. */
    private void assertNoMoreThan(int pushes) throws IOException {
        String later = Telegram.user();
        events.publish(Events.message(UUID.randomUUID(), anna, later, 1, "later"));
        await().atMost(Client.LIMIT).until(() -> !telegram.messages(later).isEmpty());
        assertThat(telegram.messages(boris)).hasSize(pushes);
    }
}
