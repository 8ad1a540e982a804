package io.parley.system;

import static io.parley.system.Octets.NOTHING;
import static io.parley.system.Octets.bytes;
import static io.parley.system.Octets.longBytes;
import static io.parley.system.Octets.octets;
import static io.parley.system.Octets.together;
import static io.parley.system.RawSocket.BINARY;
import static io.parley.system.RawSocket.CLOSE;
import static io.parley.system.RawSocket.CONTINUATION;
import static io.parley.system.RawSocket.FINAL;
import static io.parley.system.RawSocket.PING;
import static io.parley.system.RawSocket.TEXT;
import static io.parley.system.RawSocket.closing;
import static io.parley.system.RawSocket.frame;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What RFC 6455 does not let a client say: each by a name, with its bytes and the code that the socket is closed with. */
final class Breaches {

    private Breaches() {}

    static Stream<Arguments> all() {
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

    private static Arguments breach(String name, byte[] bytes, int code) {
        return arguments(name, bytes, code);
    }
}
