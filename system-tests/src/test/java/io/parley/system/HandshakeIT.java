package io.parley.system;

import static io.parley.system.Octets.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The opening handshake of RFC 6455, byte by byte: one that is none gets no socket, one that does not come is not waited for, and
 * nothing is left behind by either.
 */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class HandshakeIT {

    @TempDir
    static Path data;

    private static WatchedGateway gateway;

    @BeforeAll
    static void start(LocalStack stack) {
        gateway = WatchedGateway.start(stack, data, "gateway-handshake");
    }

    @AfterEach
    void no_socket_is_left() {
        gateway.awaitNoSockets();
    }

    @AfterAll
    static void no_buffer_was_leaked() throws Exception {
        gateway.closeWithoutLeaks();
    }

    @Test
    void a_handshake_that_trickles_in_is_given_up() throws IOException {
        try (RawSocket socket = gateway.dial()) {
            assertThat(trickles(socket, RawSocket.handshake(gateway.target()))).isFalse();
        }
    }

    @Test
    void a_connection_that_says_nothing_is_given_up() throws IOException {
        try (RawSocket socket = gateway.dial()) {
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void a_second_request_that_trickles_in_is_given_up_too() throws IOException {
        try (RawSocket socket = gateway.dial()) {
            socket.writeBytes(bytes("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(socket.head()).startsWith("HTTP/1.1 200");

            assertThat(trickles(socket, RawSocket.handshake(gateway.target()))).isFalse();
        }
    }

    @Test
    void a_huge_header_is_refused() throws IOException {
        try (RawSocket socket = gateway.dial()) {
            socket.writeBytes(bytes(
                    "GET " + gateway.target() + " HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000)));

            assertThat(socket.head()).startsWith("HTTP/1.1 431");
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1", "Transfer-Encoding: chunked"})
    void a_handshake_that_would_go_on_with_a_body_is_refused(String header) throws IOException {
        try (RawSocket socket = gateway.dial()) {
            socket.writeBytes(bytes(RawSocket.handshake(gateway.target())
                    .replace("Upgrade: websocket", "Upgrade: websocket\r\n" + header)));

            assertThat(socket.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void compression_is_not_agreed_to() throws IOException {
        try (RawSocket socket = gateway.dial()) {
            socket.writeBytes(bytes(RawSocket.handshake(gateway.target())
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
        try (RawSocket socket = gateway.dial()) {
            socket.writeBytes(bytes(RawSocket.handshake(gateway.target()).replace(instead, of)));

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
}
