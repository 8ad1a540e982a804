package io.parley.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Turns valid JSON into what a broken or hostile peer might send. */
public final class Mutations {

    private static final String[] FRAGMENTS = {
        "null",
        "1e999",
        "-0",
        "1e-2147483648",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[",
        "{",
        "]",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "{}",
        "[]",
        "true",
        "99999999999999999999999999999999999999999999",
        "\"type\":",
        "\uFEFF",
        "\u0000",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
    };

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    public byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    public byte[] mutate(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = switch (random.nextInt(4)) {
                case 0 -> flip(bytes);
                case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 2 -> splice(bytes, FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(StandardCharsets.UTF_8));
                default -> replaceValue(bytes);
            };
        }
        return bytes;
    }

    private byte[] flip(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] splice(byte[] bytes, byte[] fragment) {
        int at = random.nextInt(bytes.length + 1);
        byte[] copy = new byte[bytes.length + fragment.length];
        System.arraycopy(bytes, 0, copy, 0, at);
        System.arraycopy(fragment, 0, copy, at, fragment.length);
        System.arraycopy(bytes, at, copy, at + fragment.length, bytes.length - at);
        return copy;
    }

    /** Keeps the structure and gives one field a value of another kind. */
    private byte[] replaceValue(byte[] bytes) {
        String json = new String(bytes, StandardCharsets.UTF_8);
        int colon = json.indexOf(':', random.nextInt(json.length() + 1));
        int end = colon < 0 ? -1 : json.indexOf(',', colon);
        return end < 0
                ? bytes
                : (json.substring(0, colon + 1) + FRAGMENTS[random.nextInt(FRAGMENTS.length)] + json.substring(end))
                        .getBytes(StandardCharsets.UTF_8);
    }
}
