package io.parley.gateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import io.parley.kit.token.PublicKeys;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;

/** The gateway's own keys: the first one signs, all are published. */
final class SigningKeySet {

    static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private static final List<String> PUBLISHED = List.of("kty", "crv", "x", "y");

    private final List<PublicJsonWebKey> keys;
    private final String published;
    private final PublicKeys publicKeys;

    private SigningKeySet(List<PublicJsonWebKey> keys) {
        this.keys = keys;
        this.published = Json.write(
                Map.of("keys", keys.stream().map(SigningKeySet::publicHalf).toList()));
        this.publicKeys = PublicKeys.parse(published);
    }

    /**
     * Unlike a set that others publish, one of our own has to be right in every part.
     *
     * @throws IllegalArgumentException with words for the operator, and none of the set
     */
    static SigningKeySet parse(String jwkSet) {
        List<PublicJsonWebKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode jwk : PublicKeys.members(jwkSet)) {
            if (!(PublicKeys.key(jwk) instanceof EllipticCurveJsonWebKey key)
                    || !EllipticCurves.P_256.equals(key.getCurveName())) {
                throw new IllegalArgumentException("every key must be of the curve P-256");
            }
            if (key.getKeyId() == null || !ids.add(key.getKeyId())) {
                throw new IllegalArgumentException("every key needs a kid of its own");
            }
            keys.add(key);
        }
        if (keys.isEmpty() || keys.get(0).getPrivateKey() == null) {
            throw new IllegalArgumentException("the first key must be there, with its private half");
        }
        return new SigningKeySet(List.copyOf(keys));
    }

    String keyId() {
        return keys.get(0).getKeyId();
    }

    PrivateKey privateKey() {
        return keys.get(0).getPrivateKey();
    }

    /** The JWK set for everyone. */
    String published() {
        return published;
    }

    PublicKeys publicKeys() {
        return publicKeys;
    }

    /** Named member by member: what else the file says of a key is nobody's business. */
    private static Map<String, Object> publicHalf(PublicJsonWebKey key) {
        Map<String, Object> all = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        Map<String, Object> half = new LinkedHashMap<>();
        PUBLISHED.forEach(name -> half.put(name, all.get(name)));
        half.put("kid", key.getKeyId());
        half.put("use", Use.SIGNATURE);
        half.put("alg", ALGORITHM);
        return half;
    }
}
