package io.parley.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The field {@code hash}, for whoever has the bot's token. */
final class HmacSignature implements InitDataSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<String> NOT_SIGNED = Set.of(InitData.HASH);

    private final byte[] secret;

    HmacSignature(String botToken) {
        this.secret = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), botToken);
    }

    @Override
    public boolean isOn(InitData data) {
        String hash = data.field(InitData.HASH);
        return hash != null && MessageDigest.isEqual(sign(data.lines(NOT_SIGNED)), bytes(hash));
    }

    byte[] sign(String lines) {
        return hmac(secret, lines);
    }

    /** No bytes at all for what is not hexadecimal: they are equal to no hash. */
    private static byte[] bytes(String hash) {
        try {
            return HexFormat.of().parseHex(hash);
        } catch (IllegalArgumentException notHexadecimal) {
            return new byte[0];
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
