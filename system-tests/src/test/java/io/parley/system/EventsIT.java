package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Delivery;
import io.parley.contracts.event.EventType;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.system.Person.Spot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/events.md and docs/asyncapi.yaml promise to other teams' services, heard by one of them. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class EventsIT {

    private final LocalStack stack;

    EventsIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void every_event_of_two_users_is_heard_and_is_as_the_page_says() throws Exception {
        try (EventListener listener = new EventListener(stack)) {
            Spot spot = Spot.anywhere();
            Person anna = Person.with(stack, "anna", spot, "");
            Person boris = Person.with(stack, "boris", spot, "");
            anna.like(boris);
            boris.like(anna);
            String conversation = onlyConversation(anna);
            talk(anna, boris, conversation);
            anna.call("POST", "/v1/conversations/" + conversation + "/reports", "{\"reason\":\"other\"}");
            anna.call("PUT", "/v1/conversations/" + conversation + "/block", null);
            anna.call("DELETE", "/v1/conversations/" + conversation + "/block", null);
            anna.call("DELETE", "/v1/matches/" + boris.id(), null);

            await().atMost(Client.LIMIT)
                    .untilAsserted(() -> assertThat(types(listener.about(anna.id(), boris.id(), conversation)))
                            .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                                    .map(EventType::wireName)
                                    .toList()));
            listener.about(anna.id(), boris.id(), conversation).forEach(EventsIT::check);
        }
    }

    /** They come, say something, hear and read it, and go. */
    private void talk(Person anna, Person boris, String conversation) {
        try (Client a = Client.connect(stack, anna.id());
                Client b = Client.connect(stack, boris.id())) {
            a.sendMessage(conversation, "hello", null);
            String id = b.message("hello").message().id();
            b.sendFrame("{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}", conversation, id);
            a.first(ServerFrame.MessageDelivered.class, to -> to.upToMessageId().equals(id));
            b.sendFrame("{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s'}", conversation, id);
            a.first(ServerFrame.MessageRead.class, to -> to.upToMessageId().equals(id));
        }
    }

    private static String onlyConversation(Person person) {
        return await().atMost(Client.LIMIT)
                .until(() -> person.get("/v1/conversations").get("items"), items -> items.size() == 1)
                .get(0)
                .get("id")
                .asText();
    }

    private static void check(Delivery delivery) {
        JsonNode event = json(delivery);
        AMQP.BasicProperties properties = delivery.getProperties();
        Wording.checkEvent(delivery.getBody());
        assertThat(delivery.getEnvelope().getRoutingKey())
                .isEqualTo(event.get("type").asText());
        assertThat(properties.getMessageId()).isEqualTo(event.get("id").asText());
        assertThat(properties.getType()).isEqualTo(event.get("type").asText());
        assertThat(properties.getAppId()).isEqualTo(event.get("source").asText());
        assertThat(properties.getContentType()).isEqualTo("application/cloudevents+json");
        assertThat(properties.getDeliveryMode()).isEqualTo(2);
        // AMQP keeps whole seconds.
        assertThat(properties.getTimestamp().toInstant().getEpochSecond())
                .isEqualTo(Instant.parse(event.get("time").asText()).getEpochSecond());
    }

    private static List<String> types(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> json(delivery).get("type").asText())
                .distinct()
                .toList();
    }

    private static JsonNode json(Delivery delivery) {
        return Client.json(new String(delivery.getBody(), StandardCharsets.UTF_8));
    }
}
