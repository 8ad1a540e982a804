package io.parley.system;

import io.parley.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that no issuer would make, for those who have to refuse them. */
final class HandMadeTokens {

    static final String ES256 = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"local-1\"}";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private HandMadeTokens() {}

    static String claims(String user, int secondsLeft) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"https://parley.local\",\"aud\":\"parley\",\"sub\":\"" + user + "\",\"iat\":" + (now - 1000)
                + ",\"exp\":" + (now + secondsLeft) + "}";
    }

    static PrivateKey keyOf(LocalStack stack) throws Exception {
        String pem = Files.readString(stack.keys().pem()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    static String signed(String header, String claims, PrivateKey key) throws Exception {
        String content = encoded(header) + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    /** HS256 with something public as its secret: what a library must not be talked into. */
    static String hmac(String claims, byte[] secret) throws Exception {
        String content = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"local-1\"}") + "." + encoded(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
