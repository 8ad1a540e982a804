package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes in, and who does not. */
@Timeout(120)
class EdgeIT {

    @TempDir
    static Path data;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = Stacks.start(data, BrokerKind.EMBEDDED, 1);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_token_in_the_query_in_the_header_or_as_a_subprotocol_is_welcome() {
        String token = Client.token(stack, "anna");
        try (Client byQuery = Client.open(stack, "?token=" + token)) {
            assertThat(byQuery.first(ServerFrame.SessionReady.class).userId()).isEqualTo("anna");
        }
        assertThat(sessionUser(
                        HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + token)))
                .isEqualTo("anna");
        assertThat(sessionUser(
                        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("parley.v1", "bearer." + token)))
                .isEqualTo("anna");
    }

    static List<String> refusedTokens() throws Exception {
        PrivateKey ours = HandMadeTokens.keyOf(stack);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        String publicSet = Files.readString(stack.keys().publicKeys());
        String good = HandMadeTokens.signed(HandMadeTokens.ES256, HandMadeTokens.claims("anna", 600), ours);
        return List.of(
                "",
                "nonsense",
                "a.b.c",
                good.substring(0, good.length() - 4) + "AAAA",
                good.substring(0, good.lastIndexOf('.') + 1),
                HandMadeTokens.signed(
                        HandMadeTokens.ES256,
                        HandMadeTokens.claims("anna", 600),
                        generator.generateKeyPair().getPrivate()),
                HandMadeTokens.encoded("{\"alg\":\"none\"}") + "."
                        + HandMadeTokens.encoded(HandMadeTokens.claims("anna", 600)) + ".",
                HandMadeTokens.hmac(HandMadeTokens.claims("anna", 600), publicSet.getBytes(StandardCharsets.UTF_8)),
                HandMadeTokens.hmac(HandMadeTokens.claims("anna", 600), "secret".getBytes(StandardCharsets.UTF_8)),
                HandMadeTokens.signed(
                        HandMadeTokens.ES256,
                        HandMadeTokens.claims("anna", 600).replace("https://parley.local", "https://elsewhere"),
                        ours),
                HandMadeTokens.signed(
                        HandMadeTokens.ES256,
                        HandMadeTokens.claims("anna", 600).replace("\"parley\"", "\"another\""),
                        ours),
                HandMadeTokens.signed(
                        HandMadeTokens.ES256, HandMadeTokens.claims("anna", 600).replaceAll(",\"exp\":\\d+", ""), ours),
                HandMadeTokens.signed(
                        HandMadeTokens.ES256,
                        HandMadeTokens.claims("anna", 600).replace("\"sub\":\"anna\",", ""),
                        ours),
                HandMadeTokens.signed(HandMadeTokens.ES256, HandMadeTokens.claims("system", 600), ours),
                // A forged token is not told that it has expired as well.
                HandMadeTokens.signed(
                        HandMadeTokens.ES256,
                        HandMadeTokens.claims("anna", -600),
                        generator.generateKeyPair().getPrivate()));
    }

    @ParameterizedTest
    @MethodSource("refusedTokens")
    void any_other_token_is_refused_with_4002(String token) {
        try (Client client = Client.open(stack, "?token=" + token)) {
            assertThat(client.closeCode()).isEqualTo(4002);
            assertThat(client.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
            assertThat(client.frames()).hasSize(1);
        }
        var answer = Client.call(stack, "POST", "/v1/conversations", token, "{\"participant_ids\":[\"boris\"]}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer.body()).get("code").asText()).isEqualTo("authentication_failed");
    }

    @Test
    void no_token_at_all_is_refused_with_4002() {
        try (Client client = Client.open(stack, "")) {
            assertThat(client.closeCode()).isEqualTo(4002);
        }
        assertThat(Client.call(stack, "GET", "/v1/conversations/conv_1/messages", null, null)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_expired_token_is_refused_with_4001() throws Exception {
        String expired = HandMadeTokens.signed(
                HandMadeTokens.ES256, HandMadeTokens.claims("anna", -600), HandMadeTokens.keyOf(stack));
        try (Client client = Client.open(stack, "?token=" + expired)) {
            assertThat(client.closeCode()).isEqualTo(4001);
            assertThat(client.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
        }
        var answer = Client.call(stack, "POST", "/v1/conversations", expired, "{}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer.body()).get("code").asText()).isEqualTo("token_expired");
    }

    @Test
    void a_session_ends_with_its_token() {
        try (Client client = Client.open(stack, "?token=" + Client.token(stack, "anna", 3))) {
            client.first(ServerFrame.SessionReady.class);

            assertThat(client.closeCode()).isEqualTo(4001);
            assertThat(client.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
        }
    }

    @Test
    void the_chat_service_checks_the_token_again() {
        int chat = stack.services(Service.CHAT).get(0).port();
        assertThat(Client.call(chat, "POST", "/v1/conversations", "nonsense", "{}")
                        .statusCode())
                .isEqualTo(401);
        Frames frames = new Frames();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + chat + "/ws?token=nonsense"), frames)
                .join();
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(frames.closeCode()).isEqualTo(4002));
    }

    @Test
    void the_metrics_have_the_names_that_operators_know() {
        int gateway = stack.services(Service.GATEWAY).get(0).port();
        try (Client client = Client.connect(stack, "anna")) {
            client.roundTrip();
            assertThat(Client.metric(gateway, "websocket_connections_active")).isGreaterThanOrEqualTo(1);
            assertThat(Client.metric(gateway, "websocket_connections_total")).isGreaterThanOrEqualTo(1);
            assertThat(Client.metric(gateway, "websocket_messages_total{direction=\"in\",type=\"ping\"}"))
                    .isGreaterThanOrEqualTo(1);
            assertThat(Client.metric(gateway, "websocket_messages_total{direction=\"out\",type=\"session.ready\"}"))
                    .isGreaterThanOrEqualTo(1);
            assertThat(Client.metric(gateway, "websocket_message_size_bytes_count"))
                    .isGreaterThanOrEqualTo(2);
            var health = Client.json(
                    Client.call(gateway, "GET", "/health", null, null).body());
            assertThat(health.get("status").asText()).isEqualTo("ok");
            assertThat(health.get("connections").asInt()).isGreaterThanOrEqualTo(1);
        }
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(Client.metric(gateway, "websocket_connection_duration_seconds_count"))
                        .isGreaterThanOrEqualTo(1));
    }

    @Test
    void a_plain_request_to_the_sockets_address_is_told_to_upgrade() {
        var answer = Client.call(stack, "GET", "/v1/chat/ws", null, null);
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_text_frame_that_is_no_UTF_8_closes_with_1007() throws Exception {
        String token = Client.token(stack, "anna");
        try (RawSocket socket =
                RawSocket.connect(stack.services(Service.GATEWAY).get(0).port(), "/v1/chat/ws?token=" + token)) {
            socket.write(RawSocket.TEXT, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});

            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void a_message_in_fragments_is_one_message() throws Exception {
        String token = Client.token(stack, "anna");
        try (RawSocket socket =
                RawSocket.connect(stack.services(Service.GATEWAY).get(0).port(), "/v1/chat/ws?token=" + token)) {
            socket.awaitText("session.ready");
            socket.writeFragment(RawSocket.TEXT, "{\"type\":\"presence.".getBytes(StandardCharsets.UTF_8), false);
            socket.writeFragment(
                    RawSocket.CONTINUATION, "set\",\"ref\":\"f1\"".getBytes(StandardCharsets.UTF_8), false);
            socket.writeFragment(RawSocket.CONTINUATION, "}".getBytes(StandardCharsets.UTF_8), true);
            assertThat(socket.awaitText("f1")).contains("Missing status for presence.set");

            socket.writeFragment(RawSocket.TEXT, "{\"type\":\"unsubscribe\",".getBytes(StandardCharsets.UTF_8), false);
            socket.writeFragment(
                    RawSocket.CONTINUATION,
                    "\"conversation_ids\":[],\"ref\":\"f2\"}".getBytes(StandardCharsets.UTF_8),
                    true);
            assertThat(socket.awaitText("f2")).contains("unsubscribed");
        }
    }

    private static String sessionUser(WebSocket.Builder handshake) {
        Frames frames = new Frames();
        int gateway = stack.services(Service.GATEWAY).get(0).port();
        WebSocket socket = handshake
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway + "/v1/chat/ws"), frames)
                .join();
        await().atMost(Client.LIMIT).until(() -> !frames.all().isEmpty());
        socket.abort();
        return Client.json(frames.all().get(0)).get("user_id").asText();
    }
}
