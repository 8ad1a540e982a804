package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a conversation when its match has ended; the events come straight from the broker. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class MatchEndIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private final Instant matchedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    MatchEndIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void it_is_closed_for_both_and_nothing_goes_between_them_any_more() {
        EventSource.publish(stack, matched());
        await().atMost(Client.LIMIT).until(() -> conversations() == 1);
        String conversation = list(anna).get(0).get("id").asText();
        try (Client a = Client.connect(stack, anna)) {
            try (Client b = Client.connect(stack, boris, "&conversation_id=" + conversation)) {
                a.sendMessage(conversation, "before", null);
                b.message("before");

                EventSource.publish(stack, ended());

                for (Client client : List.of(a, b)) {
                    ServerFrame.ConversationClosed closed = client.first(ServerFrame.ConversationClosed.class);
                    assertThat(closed.conversationId()).isEqualTo(conversation);
                    assertThat(closed.closedAt()).isEqualTo(matchedAt.plusSeconds(1));
                    client.sendFrame(
                            "{'type':'message.send','conversation_id':'%s','text':'after','ref':'m'}", conversation);
                    assertThat(client.failure("m").code()).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
                    client.sendFrame(
                            "{'type':'typing.set','conversation_id':'%s','state':'on','ref':'t'}", conversation);
                    assertThat(client.failure("t").code()).isEqualTo(ErrorCode.CONVERSATION_CLOSED);
                }
                a.sendFrame("{'type':'presence.get','user_ids':['%s'],'ref':'g'}", boris);
                assertThat(a.first(ServerFrame.PresenceState.class).users()).isEmpty();
                b.sendFrame(
                        "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s_2','ref':'r'}",
                        conversation, conversation.replace("conv", "msg"));
                b.first(ServerFrame.MessageRead.class, read -> "r".equals(read.ref()));
                a.roundTrip();
                assertThat(a.all(ServerFrame.MessageRead.class)).isEmpty();
            }
            assertThat(list(anna)).isEmpty();
            JsonNode one = Client.json(
                    Client.call(stack, "GET", "/v1/conversations/" + conversation, Client.token(stack, boris), null)
                            .body());
            assertThat(one.get("closed_at").asDouble())
                    .isEqualTo(matchedAt.plusSeconds(1).toEpochMilli() / 1000.0);
            assertThat(one.get("presence").isNull()).isTrue();
            assertThat(Client.json(Client.call(
                                            stack,
                                            "POST",
                                            "/v1/conversations/" + conversation + "/messages",
                                            Client.token(stack, boris),
                                            "{\"text\":\"after\"}")
                                    .body())
                            .get("code")
                            .asText())
                    .isEqualTo("conversation_closed");
        }
        try (Client device = Client.connect(stack, anna)) {
            // The error stands behind the last batch.
            device.sendFrame("{'type':'sync','conversations':{'nowhere':null},'ref':'unnamed'}");
            device.failure("unnamed");
            assertThat(device.all(ServerFrame.SyncBatch.class)).isEmpty();

            device.sendFrame("{'type':'sync','conversations':{'%s':null},'ref':'named'}", conversation);
            ServerFrame.SyncBatch batch = device.first(ServerFrame.SyncBatch.class);
            assertThat(batch.closedAt()).isEqualTo(matchedAt.plusSeconds(1));
            assertThat(batch.messages()).hasSize(2);
        }
    }

    @Test
    void in_whatever_order_and_however_often_the_events_come_the_end_is_the_same() {
        Event matched = matched();
        Event ended = ended();
        double before = repeated();
        EventSource.publish(stack, ended, ended);
        await().atMost(Client.LIMIT).until(() -> conversations() == 1);
        EventSource.publish(stack, matched, ended, matched);

        await().atMost(Client.LIMIT).until(() -> count("messages") == 1);
        EventSource.publish(stack, ended, matched);
        await().atMost(Client.LIMIT).until(() -> repeated() == before + 5);
        assertThat(conversations()).isEqualTo(1);
        assertThat(count("messages")).isEqualTo(1);
        assertThat(count("closed")).isEqualTo(1);
        assertThat(count("announced")).isEqualTo(1);
    }

    /** How many events came to the chat service that had come before. */
    private double repeated() {
        return stack.services(Service.CHAT).stream()
                .mapToDouble(chat -> Client.metric(chat.port(), "parley_events_repeated_total"))
                .sum();
    }

    private long conversations() {
        return Database.count(stack, "select count(*) from chat.conversation where " + pair());
    }

    private long count(String what) {
        return Database.count(
                stack,
                switch (what) {
                    case "messages" ->
                        "select count(*) from chat.message m join chat.conversation c on c.id = m.conversation_id where "
                                + pair();
                    case "closed" -> "select count(*) from chat.conversation where closed_at is not null and " + pair();
                    default ->
                        "select count(*) from chat.outbox where type = 'chat.conversation.created' and data like '%"
                                + anna + "%'";
                });
    }

    private String pair() {
        return "user_a = '" + anna + "' and user_b = '" + boris + "'";
    }

    private JsonNode list(String user) {
        return Client.json(Client.call(stack, "GET", "/v1/conversations", Client.token(stack, user), null)
                        .body())
                .get("items");
    }

    private Event matched() {
        return EventSource.event("match_1", new EventData.MatchCreated(List.of(anna, boris), matchedAt, null));
    }

    private Event ended() {
        return EventSource.event(
                "match_1", new EventData.MatchEnded(List.of(anna, boris), boris, matchedAt.plusSeconds(1)));
    }
}
