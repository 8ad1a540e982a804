package io.parley.system;

import io.parley.contracts.frame.FrameLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes what a broken or hostile client might send out of frames that are valid. The same seed makes the same frames. Knows of
 * each whether the socket has to survive it, and if not, with which code it has to end.
 */
final class FrameFuzzer {

    /** The socket has to stay open. */
    static final int SURVIVES = 0;

    private static final int LIMIT = FrameLimits.CLOSE_ABOVE_BYTES;

    /** One in so many may cost the socket its life: the others show more while it lives. */
    private static final int DEADLY_ONE_IN = 2_000;

    /** A sync brings all there is: one in so many of those that the dice want is asked for. */
    private static final int SYNC_ONE_IN = 10;

    private final SplittableRandom dice;
    private final List<Map<String, String>> valid;
    private int count;

    /** A frame or the fragments of one, on the wire; and what the socket has to be closed with for it. */
    record Fuzzed(byte[] bytes, int close) {}

    FrameFuzzer(long seed, String user, String conversation) {
        this.dice = new SplittableRandom(seed);
        this.valid = FuzzWords.validFrames(user, conversation);
    }

    Fuzzed next() {
        count++;
        if (dice.nextInt(DEADLY_ONE_IN) == 0) {
            return deadly();
        }
        int kind = dice.nextInt(100);
        if (kind < 2) {
            return frame(0x80 | RawSocket.BINARY, noise(200));
        }
        if (kind < 4) {
            return frame(0x80 | (dice.nextBoolean() ? RawSocket.PING : RawSocket.PONG), noise(126));
        }
        byte[] payload = survivable(kind < 8 ? json(base()) : mutated());
        return kind < 88 ? frame(0x80 | RawSocket.TEXT, payload) : fragmented(payload);
    }

    private String mutated() {
        Map<String, String> fields = new LinkedHashMap<>(base());
        if (dice.nextInt(10) < 7) {
            for (int i = 1 + dice.nextInt(2); i > 0; i--) {
                changeField(fields);
            }
        }
        String json = json(fields);
        if (dice.nextInt(10) < 4) {
            for (int i = 1 + dice.nextInt(2); i > 0; i--) {
                json = changeText(json);
            }
        }
        return json;
    }

    private void changeField(Map<String, String> fields) {
        switch (dice.nextInt(6)) {
            case 0, 1, 2 -> fields.put(name(fields), value());
            case 3 -> fields.remove(name(fields));
            case 4 -> fields.put(pick(FuzzWords.NAMES), value());
            // Twice the same field, as the escape is the same name: the parser takes one of them or refuses both.
            default -> fields.put("\\u0074ype", value());
        }
    }

    private String changeText(String json) {
        return switch (dice.nextInt(8)) {
            case 0, 1 -> splice(json, pick(FuzzWords.SPLICES));
            case 2 -> splice(json, pick(FuzzWords.VALUES));
            case 3 -> truncated(json);
            case 4 -> dice.nextInt(20) == 0 ? deep() : json + pick(FuzzWords.SPLICES);
            default -> flipped(json);
        };
    }

    private Fuzzed deadly() {
        return switch (dice.nextInt(7)) {
            case 0 -> new Fuzzed(frame(0x80 | RawSocket.TEXT, invalidUtf8()).bytes, 1007);
            case 1 -> new Fuzzed(frame(RawSocket.TEXT, invalidUtf8()).bytes, 1007);
            case 2 -> new Fuzzed(frame(0x80 | 3 + dice.nextInt(5), noise(50)).bytes, 1002);
            case 3 -> new Fuzzed(frame(0x80 | 0x10 << dice.nextInt(3) | RawSocket.TEXT, noise(50)).bytes, 1002);
            case 4 -> new Fuzzed(frame(0x80 | RawSocket.CONTINUATION, noise(50)).bytes, 1002);
            case 5 -> new Fuzzed(frame(0x80 | RawSocket.TEXT, new byte[LIMIT + 1 + dice.nextInt(100)]).bytes, 1009);
            default -> new Fuzzed(frame(0x80 | RawSocket.CLOSE, RawSocket.closing(1000, new byte[0])).bytes, 1000);
        };
    }

    private byte[] invalidUtf8() {
        byte[] bytes = json(base()).getBytes(StandardCharsets.UTF_8);
        bytes[dice.nextInt(bytes.length)] = (byte) 0xFF;
        return bytes;
    }

    private static byte[] survivable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LIMIT ? bytes : "{}".getBytes(StandardCharsets.UTF_8);
    }

    private Fuzzed fragmented(byte[] payload) {
        int parts = 1 + dice.nextInt(5);
        ByteBuffer all = ByteBuffer.allocate(payload.length + (parts + 2) * (14 + 125));
        int from = 0;
        for (int i = 0; i < parts; i++) {
            int to = i == parts - 1 ? payload.length : from + dice.nextInt(payload.length - from + 1);
            int first = (i == 0 ? RawSocket.TEXT : RawSocket.CONTINUATION) | (i == parts - 1 ? 0x80 : 0);
            all.put(frame(first, Arrays.copyOfRange(payload, from, to)).bytes);
            if (i < parts - 1 && dice.nextInt(3) == 0) {
                all.put(frame(0x80 | RawSocket.PING, noise(125)).bytes);
            }
            from = to;
        }
        return new Fuzzed(Arrays.copyOf(all.array(), all.position()), SURVIVES);
    }

    /** Masked as a client has to, with another mask each time. */
    private Fuzzed frame(int first, byte[] payload) {
        byte[] frame = RawSocket.frame(first, payload);
        int mask = dice.nextInt();
        int at = frame.length - payload.length;
        for (int i = 0; i < 4; i++) {
            frame[at - 4 + i] = (byte) (mask >>> 24 - 8 * i);
        }
        for (int i = at; i < frame.length; i++) {
            frame[i] ^= frame[at - 4 + (i - at & 3)];
        }
        return new Fuzzed(frame, SURVIVES);
    }

    private String value() {
        return switch (dice.nextInt(10)) {
            case 0 -> "\"" + "x".repeat(dice.nextInt(300)) + "\"";
            case 1 -> dice.nextInt(30) == 0 ? "\"" + "\u20AC".repeat(dice.nextInt(10_000)) + "\"" : "\"\u20AC\"";
            case 2 -> "\"" + pick(FuzzWords.TYPES) + "\"";
            case 3 ->
                "["
                        + IntStream.range(0, dice.nextInt(150))
                                .mapToObj(i -> "\"conv_" + i + "\"")
                                .collect(Collectors.joining(","))
                        + "]";
            case 4 -> dice.nextInt(3) == 0 ? pick(FuzzWords.BROKEN) : pick(FuzzWords.VALUES);
            default -> pick(FuzzWords.VALUES);
        };
    }

    private String deep() {
        String open = dice.nextBoolean() ? "[" : "{\"a\":";
        return "{\"type\":\"ping\",\"x\":" + open.repeat(1 + dice.nextInt(3_000));
    }

    private String flipped(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            bytes[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException deadly) {
            return json;
        }
    }

    private String truncated(String json) {
        return json.substring(0, json.offsetByCodePoints(0, dice.nextInt(json.codePointCount(0, json.length()) + 1)));
    }

    private String splice(String json, String piece) {
        int at = json.offsetByCodePoints(0, dice.nextInt(json.codePointCount(0, json.length()) + 1));
        return json.substring(0, at) + piece + json.substring(at);
    }

    private byte[] noise(int below) {
        byte[] bytes = new byte[dice.nextInt(below)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.nextInt();
        }
        return bytes;
    }

    private String name(Map<String, String> fields) {
        return fields.isEmpty() ? "type" : pick(new ArrayList<>(fields.keySet()));
    }

    private Map<String, String> base() {
        Map<String, String> frame = pick(valid);
        while (frame.containsKey("conversations") && dice.nextInt(SYNC_ONE_IN) > 0) {
            frame = pick(valid);
        }
        return frame;
    }

    private <T> T pick(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }

    private String pick(String[] list) {
        return list[dice.nextInt(list.length)];
    }

    private String json(Map<String, String> fields) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(fields.entrySet());
        if (dice.nextInt(4) == 0) {
            Collections.rotate(entries, 1);
        }
        return entries.stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue().replace("#", "" + count))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
