package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many messages to one user, who is there. */
@ExtendWith(FeatureStack.class)
@Timeout(60)
class NotificationBurstIT {

    private static final int MESSAGES = 12;

    private final LocalStack stack;

    NotificationBurstIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_socket_hears_of_the_first_and_of_the_last_and_the_list_has_all() {
        String anna = "anna-" + UUID.randomUUID();
        String boris = "boris-" + UUID.randomUUID();
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            for (int i = 0; i < MESSAGES; i++) {
                a.sendMessage(conversation, "Hello " + i, "k" + i);
            }
            await().atMost(Client.LIMIT)
                    .untilAsserted(() ->
                            assertThat(list(boris).get("unread_count").asLong()).isEqualTo(MESSAGES));
            JsonNode items = list(boris).get("items");
            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(told(b))
                    .last()
                    .isEqualTo(items.get(0).get("id").asText()));
            assertThat(told(b))
                    .startsWith(items.get(MESSAGES - 1).get("id").asText())
                    .hasSizeLessThan(MESSAGES)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> told(Client client) {
        return client.all(ServerFrame.NotificationCreated.class).stream()
                .map(frame -> frame.notification().id())
                .toList();
    }

    private JsonNode list(String user) {
        return Client.json(Client.call(stack, "GET", "/v1/notifications", Client.token(stack, user), null)
                .body());
    }
}
