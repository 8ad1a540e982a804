package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Conversation;
import io.parley.contracts.frame.Notification;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.id.ConversationUuid;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what a user missed. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class NotificationsIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private final UUID conversation = UUID.randomUUID();

    NotificationsIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_message_is_one_entry_for_its_recipient_until_it_is_read() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "Hello", "k");
            Notification shown = b.first(ServerFrame.NotificationCreated.class).notification();
            assertThat(shown.kind()).isEqualTo("message");
            assertThat(shown.conversationId()).isEqualTo(conversation);
            assertThat(shown.userId()).isEqualTo(anna);
            assertThat(shown.read()).isFalse();

            JsonNode page = list(boris);
            assertThat(page.get("items")).hasSize(1);
            assertThat(page.get("items").get(0).get("id").asText()).isEqualTo(shown.id());
            assertThat(page.get("items").get(0).get("created_at").asDouble())
                    .isEqualTo(b.message("Hello").message().createdAt().toEpochMilli() / 1000.0);
            assertThat(page.get("unread_count").asLong()).isEqualTo(1);
            assertThat(page.get("next_cursor").isNull()).isTrue();
            assertThat(list(anna).get("items")).isEmpty();

            b.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s'}",
                    conversation, b.message("Hello").message().id());
            await().atMost(Client.LIMIT)
                    .untilAsserted(() ->
                            assertThat(list(boris).get("unread_count").asLong()).isZero());
            assertThat(list(boris).get("items").get(0).get("read").asBoolean()).isTrue();
            assertThat(a.all(ServerFrame.NotificationCreated.class)).isEmpty();
        }
    }

    @Test
    void a_list_is_read_in_pages_and_read_up_to_never_goes_back() throws Exception {
        try (Events events = new Events(stack)) {
            for (int seq = 1; seq <= 5; seq++) {
                events.publish(Events.message(conversation, anna, boris, seq, "text"));
            }
        }
        awaitEntries(boris, 5);

        JsonNode first = list(boris, "?limit=2");
        JsonNode second =
                list(boris, "?limit=2&cursor=" + first.get("next_cursor").asText());
        JsonNode third =
                list(boris, "?limit=2&cursor=" + second.get("next_cursor").asText());
        assertThat(third.get("next_cursor").isNull()).isTrue();
        List<String> ids = Stream.of(first, second, third)
                .flatMap(page -> page.get("items").findValuesAsText("id").stream())
                .toList();
        assertThat(ids).containsExactly("ntf_5", "ntf_4", "ntf_3", "ntf_2", "ntf_1");

        assertThat(read("ntf_3").body()).isEqualTo("{\"up_to\":\"ntf_3\",\"unread_count\":2}");
        assertThat(read("ntf_1").body()).isEqualTo("{\"up_to\":\"ntf_3\",\"unread_count\":2}");
        assertThat(list(boris).findValues("read").stream().map(JsonNode::asBoolean))
                .containsExactly(false, false, true, true, true);
        assertThat(read("ntf_5").body()).isEqualTo("{\"up_to\":\"ntf_5\",\"unread_count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntf_0", "ntf_", "ntf_1x", "msg_1", "ntf_99999999999999999999", "ntf_7", ""})
    void what_is_not_in_the_list_cannot_be_read(String id) {
        HttpResponse<String> refused = read(id);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused.body()).get("detail").asText()).isEqualTo("Invalid up_to");
    }

    @Test
    void what_is_wrong_in_a_call_is_named() {
        assertThat(refusal("GET", "?limit=0", null)).isEqualTo("Invalid limit");
        assertThat(refusal("GET", "?limit=x", null)).isEqualTo("Invalid limit");
        assertThat(refusal("GET", "?cursor=x", null)).isEqualTo("Invalid cursor");
        assertThat(refusal("POST", "/read", "{}")).isEqualTo("Missing up_to");
        assertThat(Client.call(stack, "GET", "/v1/notifications", null, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_match_is_an_entry_for_both_with_their_conversation_and_its_welcome_is_none() {
        for (String user : List.of(anna, boris)) {
            assertThat(Client.call(stack, "PUT", "/v1/me", Client.token(stack, user), null)
                            .statusCode())
                    .isEqualTo(204);
        }
        like(anna, boris);
        like(boris, anna);
        for (String user : List.of(anna, boris)) {
            await().atMost(Client.LIMIT)
                    .untilAsserted(() -> assertThat(list(user).get("items").findValuesAsText("conversation_id"))
                            .hasSize(1)
                            .allMatch(id -> id.startsWith("conv_")));
            JsonNode match = list(user).get("items").get(0);
            assertThat(match.get("kind").asText()).isEqualTo("match");
            assertThat(match.get("user_id").asText()).isEqualTo(user.equals(anna) ? boris : anna);
        }
        // The welcome is behind the match in the same inbox; what comes after it shows that it was looked at.
        String conversation =
                list(anna).get("items").get(0).get("conversation_id").asText();
        try (Client a = Client.connect(stack, anna)) {
            a.sendMessage(conversation, "Hi", "k");
            awaitEntries(boris, 2);
        }
        assertThat(list(boris).get("items").findValuesAsText("kind")).containsExactly("message", "match");
        assertThat(list(anna).get("items")).hasSize(1);
    }

    @Test
    void who_blocks_sees_no_more_of_it_and_the_other_one_keeps_what_was_said() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "one", "k1");
            b.sendMessage(conversation, "two", "k2");
            awaitEntries(anna, 1);
            awaitEntries(boris, 1);
            block("PUT", conversation);
            awaitEntries(boris, 0);
            assertThat(list(boris).get("unread_count").asLong()).isZero();
            assertThat(list(anna).get("items")).hasSize(1);

            block("DELETE", conversation);
            a.sendMessage(conversation, "three", "k3");
            awaitEntries(boris, 1);
        }
    }

    /** What of it counts is only what happened, not when who heard of it, nor how often. */
    @Test
    void events_in_any_order_and_any_number_of_times_come_to_the_same() throws Exception {
        Random dice = new Random(5);
        try (Events events = new Events(stack)) {
            for (int run = 0; run < 20; run++) {
                String a = "a-" + UUID.randomUUID();
                String b = "b-" + UUID.randomUUID();
                List<Event> story = story(a, b);
                List<Event> told = new ArrayList<>(story);
                // The same delivery again, and the same news as another event.
                told.addAll(story);
                story.forEach(event -> told.add(new Event(
                        UUID.randomUUID(), event.source(), event.subject(), event.time(), null, event.data())));
                Collections.shuffle(told, dice);
                for (Event event : told) {
                    events.publish(event);
                }
                await().atMost(Client.LIMIT).untilAsserted(() -> {
                    JsonNode list = list(b);
                    assertThat(list.get("unread_count").asLong()).isEqualTo(2);
                    assertThat(list.get("items").findValuesAsText("kind"))
                            .containsExactlyInAnyOrder("message", "message", "match");
                    assertThat(list.get("items").findValues("read").stream().filter(JsonNode::asBoolean))
                            .hasSize(1);
                    assertThat(list.get("items").findValuesAsText("conversation_id"))
                            .hasSize(3)
                            .allMatch(id -> id.startsWith("conv_"));
                    assertThat(Database.count(
                                    stack, "select count(*) from notification.entry where user_id = '" + b + "'"))
                            .isEqualTo(6);
                });
            }
        }
    }

    /** They match, fall out, match again; two messages before, two after, of which one is read. */
    private static List<Event> story(String a, String b) {
        UUID conversation = UUID.randomUUID();
        Instant begin = Instant.now().minusSeconds(3600);
        List<Event> story = new ArrayList<>();
        story.add(event(begin, new EventData.MatchCreated(List.of(a, b), begin, null)));
        story.add(event(
                begin,
                new EventData.ConversationCreated(
                        new Conversation(ConversationUuid.format(conversation), List.of(a, b), begin))));
        for (int seq = 1; seq <= 4; seq++) {
            Instant at = begin.plusSeconds(100 * seq);
            story.add(event(at, Events.message(conversation, a, b, seq, "text", at)));
        }
        Instant end = begin.plusSeconds(250);
        story.add(event(end, new EventData.MatchEnded(List.of(a, b), b, end)));
        Instant again = begin.plusSeconds(260);
        story.add(event(again, new EventData.MatchCreated(List.of(a, b), again, null)));
        story.add(event(begin.plusSeconds(500), Events.read(conversation, b, 3)));
        return story;
    }

    private static Event event(Instant at, EventData data) {
        return new Event(UUID.randomUUID(), "/system-tests", "somebody", at, null, data);
    }

    private void awaitEntries(String user, int count) {
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(list(user).get("items")).hasSize(count));
    }

    private JsonNode list(String user) {
        return list(user, "");
    }

    private JsonNode list(String user, String query) {
        HttpResponse<String> answer =
                Client.call(stack, "GET", "/v1/notifications" + query, Client.token(stack, user), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body());
    }

    private HttpResponse<String> read(String id) {
        return Client.call(
                stack, "POST", "/v1/notifications/read", Client.token(stack, boris), "{\"up_to\":\"" + id + "\"}");
    }

    private String refusal(String method, String path, String body) {
        HttpResponse<String> answer =
                Client.call(stack, method, "/v1/notifications" + path, Client.token(stack, boris), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Client.json(answer.body()).get("detail").asText();
    }

    private void block(String method, String conversation) {
        assertThat(Client.call(
                                stack,
                                method,
                                "/v1/conversations/" + conversation + "/block",
                                Client.token(stack, boris),
                                null)
                        .statusCode())
                .isEqualTo(204);
    }

    private void like(String user, String other) {
        assertThat(Client.call(stack, "PUT", "/v1/discovery/likes/" + other, Client.token(stack, user), null)
                        .statusCode())
                .isEqualTo(200);
    }
}
