package io.parley.kit.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** The public keys of a JWK set that signatures can be checked with. A key that is not understood is none. */
public final class PublicKeys {

    public static final PublicKeys NONE = new PublicKeys(List.of());

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final List<PublicJsonWebKey> keys;

    private PublicKeys(List<PublicJsonWebKey> keys) {
        this.keys = keys;
    }

    public static PublicKeys of(List<PublicJsonWebKey> keys) {
        return new PublicKeys(List.copyOf(keys));
    }

    /** @throws IllegalArgumentException for what is no JWK set, or one without a key to check signatures with */
    public static PublicKeys parse(String jwkSet) {
        List<PublicJsonWebKey> usable = new ArrayList<>();
        for (JsonNode jwk : members(jwkSet)) {
            if (key(jwk) instanceof PublicJsonWebKey key && isForSignatures(key)) {
                usable.add(key);
            }
        }
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("a JWK set without a public key for signatures");
        }
        return of(usable);
    }

    /** The members of {@code keys}. */
    public static JsonNode members(String jwkSet) {
        try {
            JsonNode keys = Json.MAPPER.readTree(jwkSet).path("keys");
            if (keys.isArray()) {
                return keys;
            }
        } catch (JsonProcessingException malformed) {
            // The same to the caller as JSON of another shape; and the exception may quote a key.
        }
        throw new IllegalArgumentException("not a JWK set");
    }

    /** The key, or null for one of an unknown kind. */
    public static JsonWebKey key(JsonNode jwk) {
        try {
            return jwk.isObject() ? JsonWebKey.Factory.newJwk(Json.MAPPER.convertValue(jwk, MEMBERS)) : null;
        } catch (JoseException | RuntimeException notUnderstood) {
            return null;
        }
    }

    public int size() {
        return keys.size();
    }

    /** The key for a token's header, or null. Without an id there must be no choice. */
    public PublicKey find(String keyId, String algorithm) {
        PublicKey found = null;
        for (PublicJsonWebKey key : keys) {
            if (!fits(key, algorithm) || keyId != null && !keyId.equals(key.getKeyId())) {
                continue;
            }
            if (found != null) {
                return null;
            }
            found = key.getPublicKey();
        }
        return found;
    }

    private static boolean fits(PublicJsonWebKey key, String algorithm) {
        return key.getAlgorithm() == null
                ? SignatureAlgorithms.keyType(algorithm).equals(key.getKeyType())
                : key.getAlgorithm().equals(algorithm);
    }

    private static boolean isForSignatures(PublicJsonWebKey key) {
        return (key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }
}
