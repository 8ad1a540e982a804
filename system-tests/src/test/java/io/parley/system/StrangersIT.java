package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From two strangers to a push. */
@ExtendWith(PushStack.class)
@Timeout(120)
class StrangersIT {

    private final LocalStack stack;
    private final Telegram telegram;

    StrangersIT(PushStack.Running running) {
        this.stack = running.stack;
        this.telegram = running.telegram;
    }

    @Test
    void two_strangers_meet_and_talk_and_the_one_who_leaves_hears_by_telegram_of_what_was_said_since()
            throws Exception {
        Person anna = login("Anna");
        Person boris = login("Boris");
        Person.Spot spot = Person.Spot.anywhere();
        anna.write(Person.profile(spot, "'display_name':'Anna'"));
        boris.write(Person.profile(spot, "'display_name':'Boris'"));
        assertThat(anna.candidates(20)).contains(boris.id());
        assertThat(boris.candidates(20)).contains(anna.id());

        try (Client a = socket(anna)) {
            String conversation = meetAndTalk(anna, a, boris);
            for (int i = 1; i <= 3; i++) {
                a.sendMessage(conversation, "Are you there? " + i, "more" + i);
            }
            await().atMost(Client.LIMIT)
                    .until(() -> !telegram.messages(boris.id()).isEmpty());
            JsonNode push = telegram.messages(boris.id()).get(0);
            assertThat(push.get("text").asText()).isEqualTo("3 new messages");
            assertThat(push.at("/reply_markup/inline_keyboard/0/0/web_app/url").asText())
                    .endsWith("startapp=" + conversation);
        }
        assertNoMore(anna, boris);
        JsonNode missed = boris.get("/v1/notifications");
        assertThat(missed.get("unread_count").asLong()).isEqualTo(4);
        assertThat(missed.get("items").findValuesAsText("kind"))
                .containsExactly("message", "message", "message", "message", "match");
    }

    /** They like each other, and each reads what the other one says; then the second one leaves. Answers their conversation. */
    private String meetAndTalk(Person anna, Client a, Person boris) {
        try (Client b = socket(boris)) {
            assertThat(anna.like(boris).get("match").isNull()).isTrue();
            assertThat(boris.like(anna).get("match").isNull()).isFalse();
            String conversation = a.first(ServerFrame.MatchCreated.class).conversationId();
            assertThat(b.first(ServerFrame.MatchCreated.class).conversationId()).isEqualTo(conversation);

            a.sendMessage(conversation, "Hello Boris", "a1");
            read(b, conversation, "Hello Boris");
            b.sendMessage(conversation, "Hello Anna", "b1");
            read(a, conversation, "Hello Anna");
            return conversation;
        }
    }

    /** When one that came later has been pushed, everything else was due before it. */
    private void assertNoMore(Person anna, Person boris) throws Exception {
        String later = Telegram.user();
        try (Events events = new Events(stack)) {
            events.publish(Events.message(UUID.randomUUID(), "clara", later, 1, "later"));
        }
        await().atMost(Client.LIMIT).until(() -> !telegram.messages(later).isEmpty());
        assertThat(telegram.messages(boris.id())).hasSize(1);
        assertThat(telegram.messages(anna.id())).isEmpty();
    }

    private Person login(String name) throws Exception {
        String id = Telegram.user();
        HttpResponse<String> answer = Client.call(
                stack,
                "POST",
                "/v1/auth/telegram",
                null,
                InitDataMaker.login(Long.parseLong(id.substring("tg_".length())), name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Person(stack, id, Client.json(answer.body()).get("token").asText());
    }

    private Client socket(Person person) {
        Client client = Client.open(stack, "?token=" + person.token());
        client.first(ServerFrame.SessionReady.class);
        return client;
    }

    private static void read(Client client, String conversation, String text) {
        client.sendFrame(
                "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s'}",
                conversation, client.message(text).message().id());
        client.first(ServerFrame.MessageRead.class, frame -> frame.upToMessageId()
                .equals(client.message(text).message().id()));
    }
}
