package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client may not send, and where it may not send it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class BadInputIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();

    BadInputIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void bad_input_is_answered_stores_nothing_and_leaves_the_socket_open() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna)) {
            List<String> bad = List.of(
                    "no json",
                    "[]",
                    "{}",
                    "{\"type\":\"message.send\"}",
                    "{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":5}",
                    "{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\"\\u0000\"}",
                    "{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\"\\ud800\"}",
                    "{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\""
                            + "x".repeat(5_001) + "\"}",
                    "{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\""
                            + "x".repeat(30_000) + "\"}");
            bad.forEach(a::send);
            a.sendBinary(new byte[] {1, 2, 3});

            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(a.all(ServerFrame.Failure.class))
                    .hasSize(bad.size() + 1));
            assertThat(a.all(ServerFrame.Failure.class))
                    .extracting(ServerFrame.Failure::code)
                    .containsExactly(
                            ErrorCode.INVALID_JSON,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.VALIDATION_ERROR,
                            ErrorCode.MESSAGE_TOO_LARGE,
                            ErrorCode.MESSAGE_TOO_LARGE,
                            ErrorCode.UNSUPPORTED_FRAME);
            a.roundTrip();
            assertThat(a.isOpen()).isTrue();
        }
        assertThat(Database.count(stack, "select count(*) from chat.message where sender_id = '" + anna + "'"))
                .isZero();
    }

    @Test
    void a_frame_beyond_every_limit_closes_the_socket() {
        try (Client a = Client.connect(stack, anna)) {
            a.send("{\"type\":\"ping\",\"x\":\"" + "x".repeat(70_000) + "\"}");

            assertThat(a.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void what_a_gateway_says_to_a_chat_instance_no_client_can_say() {
        try (Client a = Client.connect(stack, anna)) {
            for (String frame : new String[] {
                "{\"type\":\"link.repeated\"}",
                "{\"type\":\"link.repeated\",\"type\":\"typing.set\",\"conversation_id\":\"x\",\"state\":\"on\"}"
            }) {
                a.send(frame);
            }
            a.roundTrip();

            assertThat(a.failures(ErrorCode.VALIDATION_ERROR)).hasSize(2);
            assertThat(Client.metric(Client.gatewayPort(stack), "parley_gateway_links_unanswered"))
                    .isZero();
        }
    }

    @Test
    void a_strangers_conversation_is_not_found() {
        String conversation = Client.conversation(stack, anna, boris);
        String carla = "carla-" + UUID.randomUUID();
        try (Client c = Client.connect(stack, carla)) {
            c.sendMessage(conversation, "let me in", null);
            c.sendMessage("conv_123", "or here", null);
            c.sendMessage("conv_00000000000000000000000000", "or there", null);

            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(c.all(ServerFrame.Failure.class))
                    .extracting(ServerFrame.Failure::code)
                    .containsOnly(ErrorCode.CONVERSATION_NOT_FOUND)
                    .hasSize(3));
        }
        var answer = Client.call(
                stack, "GET", "/v1/conversations/" + conversation + "/messages", Client.token(stack, carla), null);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(answer.body()).get("code").asText()).isEqualTo("conversation_not_found");
        try (Client c =
                Client.open(stack, "?conversation_id=" + conversation + "&token=" + Client.token(stack, carla))) {
            assertThat(c.closeCode()).isEqualTo(4004);
            assertThat(c.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
        }
    }
}
