package io.parley.bench.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.bench.terminal.BenchException;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Tokens for any number of users, signed here with the local stack's key: asking the gateway for ten thousand of them would
 * be a load of its own. One that the gateway has issued is the pattern for issuer, audience and life time.
 *
 * <p>Not for several threads at once.
 */
public final class Tokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String header;
    private final ObjectNode claims;
    private final PrivateKey key;
    private final Signature signature;

    private Tokens(String header, ObjectNode claims, PrivateKey key) throws GeneralSecurityException {
        this.header = header;
        this.claims = claims;
        this.key = key;
        // The signature as JWS has it: its two numbers one after the other, not in DER.
        this.signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    }

    /** @param answer what the gateway's issuer has answered */
    static Tokens like(JsonNode answer, Path pem) {
        try {
            String[] parts = answer.path("token").asText().split("\\.");
            JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return new Tokens(parts[0], (ObjectNode) claims, key(Files.readString(pem)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new BenchException("cannot sign tokens with " + pem, e);
        }
    }

    public String of(String user) {
        try {
            claims.put("sub", user);
            String signed = header + "." + BASE64.encodeToString(Json.MAPPER.writeValueAsBytes(claims));
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new BenchException("cannot sign a token", e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
