package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was read, and what reached a device; on two instances. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class ReceiptsIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    ReceiptsIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void what_is_read_on_one_device_shows_on_all_devices_of_both() {
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "read me", null);
            String id = b1.message("read me").message().id();
            b1.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s','ref':'r'}", conversation, id);

            assertThat(b1.first(ServerFrame.MessageRead.class).ref()).isEqualTo("r");
            for (Client other : new Client[] {a, b2}) {
                ServerFrame.MessageRead read = other.first(ServerFrame.MessageRead.class);
                assertThat(read.userId()).isEqualTo(boris);
                assertThat(read.upToMessageId()).isEqualTo(id);
                assertThat(read.ref()).isNull();
            }
        }
        assertThat(outbox("chat.message.read")).isEqualTo(1);
    }

    @Test
    void a_receipt_never_moves_backwards_and_a_burst_is_stored_as_few() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            for (int i = 1; i <= 20; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            b.message("m20");
            for (int i = 1; i <= 20; i++) {
                read(b, i, "up" + i);
            }
            b.first(ServerFrame.MessageRead.class, read -> "up20".equals(read.ref()));
            read(b, 3, "back");

            ServerFrame.MessageRead answer = b.first(ServerFrame.MessageRead.class, read -> "back".equals(read.ref()));
            assertThat(answer.upToMessageId()).endsWith("_20");
            a.first(ServerFrame.MessageRead.class, read -> read.upToMessageId().endsWith("_20"));
            assertThat(a.all(ServerFrame.MessageRead.class)).hasSizeLessThanOrEqualTo(4);
            assertThat(outbox("chat.message.read")).isLessThanOrEqualTo(4);
        }
        assertThat(receipt("read_seq")).isEqualTo(20);
        assertThat(receipt("delivered_seq")).as("what is read was delivered").isEqualTo(20);
    }

    @Test
    void an_acknowledgement_tells_the_other_one_alone_and_the_platform() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "one", null);
            a.sendMessage(conversation, "two", null);
            String id = b.message("two").message().id();
            b.sendFrame("{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}", conversation, id);

            ServerFrame.MessageDelivered delivered = a.first(ServerFrame.MessageDelivered.class);
            assertThat(delivered.userId()).isEqualTo(boris);
            assertThat(delivered.upToMessageId()).isEqualTo(id);
            b.roundTrip();
            assertThat(b.all(ServerFrame.MessageDelivered.class)).isEmpty();
        }
        assertThat(outbox("chat.message.delivered")).isEqualTo(1);
    }

    @Test
    void what_is_read_as_soon_as_it_is_acknowledged_is_told_as_read_alone() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            for (int i = 1; i <= 5; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            b.message("m5");
            acknowledge(b, 1);
            a.first(ServerFrame.MessageDelivered.class);
            // While the first of these cannot be stored, the others gather.
            String receipt = "select from chat.receipt where user_id = '" + boris + "' for update";
            Database.during(stack, receipt, () -> {
                read(b, 1, "first");
                acknowledge(b, 3);
                read(b, 4, "last");
                b.sendFrame("{'type':'presence.get','user_ids':['%s'],'ref':'all are in'}", boris);
                b.first(ServerFrame.PresenceState.class);
            });
            b.first(ServerFrame.MessageRead.class, read -> "last".equals(read.ref()));
            acknowledge(b, 5);

            a.first(
                    ServerFrame.MessageDelivered.class,
                    delivered -> delivered.upToMessageId().equals(messageId(5)));
            assertThat(a.all(ServerFrame.MessageDelivered.class))
                    .extracting(ServerFrame.MessageDelivered::upToMessageId)
                    .containsExactly(messageId(1), messageId(5));
        }
        assertThat(outbox("chat.message.delivered")).isEqualTo(2);
        assertThat(receipt("delivered_seq")).isEqualTo(5);
    }

    @Test
    void a_receipt_for_what_does_not_exist_is_an_error() {
        String elsewhere = Client.conversation(stack, anna, "carla-" + UUID.randomUUID());
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "only one", null);
            b.message("only one");
            read(b, 2, "beyond");
            b.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'msg_1','ref':'nonsense'}",
                    conversation);
            b.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s_1','ref':'stranger'}",
                    elsewhere, elsewhere.replace("conv", "msg"));

            assertThat(b.failure("beyond").message()).isEqualTo("Invalid up_to_message_id for read.set");
            assertThat(b.failure("nonsense").code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(b.failure("stranger").code()).isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
        }
    }

    @Test
    void reading_over_rest_is_the_same_and_survives_in_the_list() {
        try (Client a = Client.connect(stack, anna)) {
            for (int i = 1; i <= 5; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            a.message("m5");
            String token = Client.token(stack, boris);
            assertThat(unread(token)).isEqualTo(5);

            var answer = Client.call(
                    stack,
                    "POST",
                    "/v1/conversations/" + conversation + "/read",
                    token,
                    "{\"up_to_message_id\":\"" + messageId(3) + "\"}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Client.json(answer.body()).get("up_to_message_id").asText())
                    .isEqualTo(messageId(3));
            a.first(ServerFrame.MessageRead.class, read -> read.upToMessageId().equals(messageId(3)));
            await().atMost(Client.LIMIT)
                    .untilAsserted(() -> assertThat(unread(token)).isEqualTo(2));
            for (String body : new String[] {"{}", "{\"up_to_message_id\":5}", "{\"up_to_message_id\":\"msg_9\"}"}) {
                assertThat(Client.call(stack, "POST", "/v1/conversations/" + conversation + "/read", token, body)
                                .statusCode())
                        .as(body)
                        .isEqualTo(400);
            }
        }
    }

    private int unread(String token) {
        return Client.json(Client.call(stack, "GET", "/v1/conversations/" + conversation, token, null)
                        .body())
                .get("unread_count")
                .asInt();
    }

    private void acknowledge(Client client, int seq) {
        client.sendFrame(
                "{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}", conversation, messageId(seq));
    }

    private void read(Client client, int seq, String ref) {
        client.sendFrame(
                "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s','ref':'%s'}",
                conversation, messageId(seq), ref);
    }

    private String messageId(int seq) {
        return conversation.replace("conv", "msg") + "_" + seq;
    }

    private long receipt(String column) {
        return Database.count(stack, "select " + column + " from chat.receipt where user_id = '" + boris + "'");
    }

    private long outbox(String type) {
        return Database.count(
                stack,
                "select count(*) from chat.outbox where type = '" + type + "' and subject = '" + conversation + "'");
    }
}
