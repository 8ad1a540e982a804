package io.parley.system;

import static io.parley.system.Octets.NOTHING;
import static io.parley.system.Octets.bytes;
import static io.parley.system.Octets.octets;
import static io.parley.system.Octets.together;
import static io.parley.system.RawSocket.CLOSE;
import static io.parley.system.RawSocket.CONTINUATION;
import static io.parley.system.RawSocket.FINAL;
import static io.parley.system.RawSocket.PING;
import static io.parley.system.RawSocket.TEXT;
import static io.parley.system.RawSocket.closing;
import static io.parley.system.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gateway's manners under RFC 6455 once a socket is open, byte by byte: what a client may not do ends with the right close code,
 * and leaves neither a socket nor a buffer behind.
 */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class Rfc6455IT {

    @TempDir
    static Path data;

    private static WatchedGateway gateway;

    @BeforeAll
    static void start(LocalStack stack) {
        gateway = WatchedGateway.start(stack, data, "gateway-rfc");
    }

    @AfterEach
    void no_socket_is_left() {
        gateway.awaitNoSockets();
    }

    @AfterAll
    static void no_buffer_was_leaked() throws Exception {
        gateway.closeWithoutLeaks();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.parley.system.Breaches#all")
    void a_breach_is_closed_with_the_code_for_it(String name, byte[] bytes, int code) throws IOException {
        try (RawSocket socket = gateway.ready()) {
            socket.writeBytes(bytes);

            assertThat(socket.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void a_breach_before_the_session_is_ready_is_closed_with_the_code_for_it_too() throws IOException {
        try (RawSocket socket = gateway.connect()) {
            socket.writeBytes(frame(FINAL | 3, NOTHING));

            assertThat(socket.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void after_a_breach_the_connection_ends_and_nothing_is_heeded() throws IOException {
        try (RawSocket socket = gateway.ready()) {
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
        try (RawSocket socket = gateway.ready()) {
            socket.write(CLOSE, closing(code, bytes("bye")));

            assertThat(socket.closeCode()).isEqualTo(code);
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void a_close_without_a_code_is_answered() throws IOException {
        try (RawSocket socket = gateway.ready()) {
            socket.write(CLOSE, NOTHING);

            assertThat(socket.closeCode()).isIn(1000, RawSocket.NO_CODE);
            assertThat(socket.endsWithin(10_000)).isTrue();
        }
    }

    @Test
    void half_a_frame_and_then_silence_is_a_dead_client() throws IOException {
        try (RawSocket socket = gateway.ready()) {
            socket.writeBytes(octets(0x81, 0x80 | 100, 0, 0, 0, 0, '{', '"'));

            assertThat(socket.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void a_frame_of_which_a_byte_comes_at_a_time_is_read() throws IOException {
        try (RawSocket socket = gateway.ready()) {
            for (byte one : frame(FINAL | TEXT, bytes("{\"type\":\"ping\",\"ref\":\"slow\"}"))) {
                socket.writeBytes(new byte[] {one});
            }

            socket.awaitText("slow");
        }
    }

    @Test
    void a_message_of_one_byte_a_frame_is_read() throws IOException {
        try (RawSocket socket = gateway.ready()) {
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
        try (RawSocket socket = gateway.ready()) {
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
        try (RawSocket socket = RawSocket.connectWithSmallBuffer(gateway.port(), gateway.target())) {
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
}
