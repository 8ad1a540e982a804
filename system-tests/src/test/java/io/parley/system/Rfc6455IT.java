package io.parley.system;

import static io.parley.system.RawSocket.BINARY;
import static io.parley.system.RawSocket.CLOSE;
import static io.parley.system.RawSocket.CONTINUATION;
import static io.parley.system.RawSocket.FINAL;
import static io.parley.system.RawSocket.PING;
import static io.parley.system.RawSocket.TEXT;
import static io.parley.system.RawSocket.closing;
import static io.parley.system.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parley.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gateway's manners under RFC 6455, byte by byte: what a client may not do ends with the right close code, and leaves
 * neither a socket nor a buffer behind.
 */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class Rfc6455IT {

    private static final byte[] NOTHING = {};

    @TempDir
    static Path data;

    private static SideGateway gateway;
    private static String target;

    @BeforeAll
    static void start(LocalStack stack) {
        gateway = SideGateway.start(
                stack,
                data,
                "gateway-rfc",
                Map.of(
                        "PARLEY_GATEWAY_LIMITS_ENABLED", "false",
                        "PARLEY_GATEWAY_LIMITS_HANDSHAKE_TIMEOUT", "2s",
                        "PARLEY_GATEWAY_HEARTBEAT_CONTROL_PING", "2s",
                        "PARLEY_GATEWAY_HEARTBEAT_LIMIT", "8s"),
                List.of(
                        "-Dio.netty.leakDetection.level=paranoid",
                        "-Dquarkus.log.category.\"io.netty.util.ResourceLeakDetector\".level=DEBUG"));
        target = "/v1/chat/ws?token=" + Client.token(stack, "rfc");
    }

    @AfterEach
    void no_socket_is_left() {
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(gateway.sockets()).isZero());
    }

    @AfterAll
    static void no_buffer_was_leaked() throws Exception {
        // A leak is found out when its buffer is collected, and told of when the next one is allocated.
        for (int i = 0; i < 3; i++) {
            gateway.collectGarbage();
            try (RawSocket socket = ready()) {
                socket.write(PING, bytes("again"));
                socket.awaitPong();
            }
        }
        gateway.close();
        assertThat(gateway.log())
                .contains("leakDetection.level: paranoid")
                .doesNotContain("LEAK")
                .doesNotContainPattern("(?m)^\\S+ (WARN|ERROR|FATAL)\\s");
    }

    static Stream<Arguments> breaches() {
        Stream<Arguments> reservedBits = IntStream.rangeClosed(1, 7)
                .mapToObj(bits -> breach("reserved bits " + bits, frame(FINAL | bits << 4 | TEXT, bytes("{}")), 1002));
        Stream<Arguments> opcodes = IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
                .mapToObj(code -> breach("opcode " + code, frame(FINAL | code, bytes("{}")), 1002));
        Stream<Arguments> closes = IntStream.of(
                        0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32768, 65535)
                .mapToObj(code ->
                        breach("a close with " + code, frame(FINAL | CLOSE, closing(code, bytes("why"))), 1002));
        Stream<Arguments> others = Stream.of(
                breach("an unmasked frame", new byte[] {(byte) (FINAL | TEXT), 2, '{', '}'}, 1002),
                breach("an unmasked close", new byte[] {(byte) (FINAL | CLOSE), 0}, 1002),
                breach("bad UTF-8 in one frame", frame(FINAL | TEXT, octets(0x22, 0xC3, 0x28, 0x22)), 1007),
                breach("an overlong form", frame(FINAL | TEXT, octets(0x22, 0xC0, 0xAF, 0x22)), 1007),
                breach("a surrogate", frame(FINAL | TEXT, octets(0x22, 0xED, 0xA0, 0x80, 0x22)), 1007),
                breach("beyond Unicode", frame(FINAL | TEXT, octets(0x22, 0xF4, 0x90, 0x80, 0x80, 0x22)), 1007),
                breach("UTF-8 that ends too early", frame(FINAL | TEXT, octets(0x22, 0xE2, 0x82)), 1007),
                breach(
                        "bad UTF-8 across fragments",
                        together(
                                frame(TEXT, octets(0x22, 0xE2, 0x82)), frame(FINAL | CONTINUATION, octets(0x28, 0x22))),
                        1007),
                breach(
                        "fragments that end in mid code point",
                        together(
                                frame(TEXT, octets(0x22, 0xE2)),
                                frame(CONTINUATION, octets(0x82)),
                                frame(FINAL | CONTINUATION, NOTHING)),
                        1007),
                breach("bad UTF-8 in a fragment, at once", frame(TEXT, octets(0x22, 0xFF)), 1007),
                breach("a continuation of nothing", frame(FINAL | CONTINUATION, bytes("{}")), 1002),
                breach("an open continuation of nothing", frame(CONTINUATION, bytes("{}")), 1002),
                breach(
                        "a continuation after a whole message",
                        together(
                                frame(TEXT, bytes("{")),
                                frame(FINAL | CONTINUATION, bytes("}")),
                                frame(FINAL | CONTINUATION, bytes("{}"))),
                        1002),
                breach(
                        "text within a fragmented text",
                        together(frame(TEXT, bytes("{")), frame(FINAL | TEXT, bytes("{}"))),
                        1002),
                breach(
                        "binary within a fragmented text",
                        together(frame(TEXT, bytes("{")), frame(BINARY, bytes("{}"))),
                        1002),
                breach("a ping in fragments", frame(PING, bytes("a")), 1002),
                breach("a close in fragments", frame(CLOSE, closing(1000, NOTHING)), 1002),
                breach("a ping of 126 bytes", frame(FINAL | PING, new byte[126]), 1002),
                breach("a close of 126 bytes", frame(FINAL | CLOSE, closing(1000, new byte[124])), 1002),
                breach("a close of one byte", frame(FINAL | CLOSE, new byte[1]), 1002),
                breach("bad UTF-8 in a reason", frame(FINAL | CLOSE, closing(1000, octets(0xC3, 0x28))), 1007),
                breach("a length in more bytes than it needs", octets(0x81, 0xFE, 0, 2, 0, 0, 0, 0, '{', '}'), 1002),
                breach("a length of 2^63", together(octets(0x81, 0xFF), longBytes(Long.MIN_VALUE)), 1002),
                breach("a length of 2^62", together(octets(0x81, 0xFF), longBytes(1L << 62)), 1009),
                breach("a text above 64 KiB", frame(FINAL | TEXT, new byte[70_000]), 1009),
                breach("a binary above 64 KiB", frame(FINAL | BINARY, new byte[70_000]), 1009),
                breach(
                        "fragments above 64 KiB together",
                        together(
                                frame(TEXT, "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII)),
                                frame(FINAL | CONTINUATION, "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII))),
                        1009));
        return Stream.of(reservedBits, opcodes, closes, others).flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void a_breach_is_closed_with_the_code_for_it(String name, byte[] bytes, int code) throws IOException {
        try (RawSocket socket = ready()) {
            socket.writeBytes(bytes);

            assertThat(socket.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void a_breach_before_the_session_is_ready_is_closed_with_the_code_for_it_too() throws IOException {
        try (RawSocket socket = RawSocket.connect(gateway.port(), target)) {
            socket.writeBytes(frame(FINAL | 3, NOTHING));

            assertThat(socket.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void after_a_breach_the_connection_ends_and_nothing_is_heeded() throws IOException {
        try (RawSocket socket = ready()) {
            socket.writeBytes(together(
                    frame(TEXT, octets(0xFF)),
                    frame(FINAL | CONTINUATION, NOTHING),
                    frame(FINAL | PING, bytes("late"))));

            assertThat(socket.closeCode()).isEqualTo(1007);
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void a_good_close_code_is_echoed(int code) throws IOException {
        try (RawSocket socket = ready()) {
            socket.write(CLOSE, closing(code, bytes("bye")));

            assertThat(socket.closeCode()).isEqualTo(code);
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void a_close_without_a_code_is_answered() throws IOException {
        try (RawSocket socket = ready()) {
            socket.write(CLOSE, NOTHING);

            assertThat(socket.closeCode()).isIn(1000, RawSocket.NO_CODE);
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void half_a_frame_and_then_silence_is_a_dead_client() throws IOException {
        try (RawSocket socket = ready()) {
            socket.writeBytes(octets(0x81, 0x80 | 100, 0, 0, 0, 0, '{', '"'));

            assertThat(socket.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void a_frame_of_which_a_byte_comes_at_a_time_is_read() throws IOException {
        try (RawSocket socket = ready()) {
            for (byte one : frame(FINAL | TEXT, bytes("{\"type\":\"ping\",\"ref\":\"slow\"}"))) {
                socket.writeBytes(new byte[] {one});
            }

            socket.awaitText("slow");
        }
    }

    @Test
    void a_message_of_one_byte_a_frame_is_read() throws IOException {
        try (RawSocket socket = ready()) {
            byte[] message = bytes("{\"type\":\"ping\",\"ref\":\"жук €𝄞\"}");
            for (int i = 0; i < message.length; i++) {
                socket.writeFragment(i == 0 ? TEXT : CONTINUATION, new byte[] {message[i]}, i == message.length - 1);
                if (i % 10 == 5) {
                    socket.write(PING, bytes("within"));
                }
            }

            assertThat(socket.awaitText("pong")).contains("жук €𝄞");
        }
    }

    @Test
    void a_thousand_pings_get_a_thousand_pongs() throws IOException {
        try (RawSocket socket = ready()) {
            for (int i = 0; i < 1_000; i++) {
                socket.write(PING, bytes("p" + i));
            }

            for (int i = 0; i < 1_000; i++) {
                assertThat(socket.awaitPong()).isEqualTo(bytes("p" + i));
            }
        }
    }

    @Test
    void pongs_that_a_client_does_not_take_are_not_kept_for_it() throws IOException {
        try (RawSocket socket = RawSocket.connectWithSmallBuffer(gateway.port(), target)) {
            socket.awaitText("session.ready");
            byte[] ping = frame(FINAL | PING, new byte[125]);
            ByteBuffer thousand = ByteBuffer.allocate(1_000 * ping.length);
            while (thousand.hasRemaining()) {
                thousand.put(ping);
            }
            int pings = 100_000;
            for (int i = 0; i < pings / 1_000; i++) {
                socket.writeBytes(thousand.array());
            }
            socket.write(TEXT, bytes("{\"type\":\"ping\",\"ref\":\"after\"}"));

            assertThat(socket.pongsBefore("after")).isPositive().isLessThan(pings);
        }
    }

    @Test
    void a_handshake_that_trickles_in_is_given_up() throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            assertThat(trickles(socket, RawSocket.handshake(target))).isFalse();
        }
    }

    @Test
    void a_connection_that_says_nothing_is_given_up() throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void a_second_request_that_trickles_in_is_given_up_too() throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            socket.writeBytes(bytes("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(socket.head()).startsWith("HTTP/1.1 200");

            assertThat(trickles(socket, RawSocket.handshake(target))).isFalse();
        }
    }

    @Test
    void a_huge_header_is_refused() throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            socket.writeBytes(
                    bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000)));

            assertThat(socket.head()).startsWith("HTTP/1.1 431");
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1", "Transfer-Encoding: chunked"})
    void a_handshake_that_would_go_on_with_a_body_is_refused(String header) throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            socket.writeBytes(bytes(
                    RawSocket.handshake(target).replace("Upgrade: websocket", "Upgrade: websocket\r\n" + header)));

            assertThat(socket.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void compression_is_not_agreed_to() throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            socket.writeBytes(bytes(RawSocket.handshake(target)
                    .replace(
                            "Upgrade: websocket",
                            "Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate")));

            assertThat(socket.head()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("permessage-deflate");
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 8, 426",
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 14, 426",
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: x, 426",
        "Sec-WebSocket-Version: 13, X-Nothing: 1, 426",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X-Nothing: 1, 400",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, Sec-WebSocket-Key: c2hvcnQ=, 400",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, Sec-WebSocket-Key: !!!!, 400",
        "Connection: Upgrade, Connection: keep-alive, 400",
        "Host: localhost, X-Nothing: 2, 400",
        "Upgrade: websocket, Upgrade: another, 426",
        "HTTP/1.1, HTTP/1.0, 400",
        "GET, POST, 405",
        "GET, PUT, 405"
    })
    void a_handshake_that_is_none_is_refused(String instead, String of, int status) throws IOException {
        try (RawSocket socket = RawSocket.dial(gateway.port())) {
            socket.writeBytes(bytes(RawSocket.handshake(target).replace(instead, of)));

            String head = socket.head();
            assertThat(head).matches("(?s)HTTP/1\\.[01] " + status + " .*");
            if (of.startsWith("Sec-WebSocket-Version") || of.startsWith("X-Nothing") && status == 426) {
                assertThat(head.toLowerCase()).contains("\r\nsec-websocket-version: 13\r\n");
            }
        }
    }

    /** Whether the whole of it can be said, a byte at a time and none of them soon. */
    private static boolean trickles(RawSocket socket, String head) throws IOException {
        for (byte one : bytes(head)) {
            if (socket.endsWithin(100)) {
                return false;
            }
            try {
                socket.writeBytes(new byte[] {one});
            } catch (IOException ended) {
                return false;
            }
        }
        return true;
    }

    private static RawSocket ready() throws IOException {
        RawSocket socket = RawSocket.connect(gateway.port(), target);
        socket.awaitText("session.ready");
        return socket;
    }

    private static Arguments breach(String name, byte[] bytes, int code) {
        return arguments(name, bytes, code);
    }

    private static byte[] together(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
