package io.parley.kit.token;

import java.util.List;
import java.util.Map;

/** The algorithms a token may be signed with at all: those whose checking key is public. */
final class SignatureAlgorithms {

    private static final String ELLIPTIC_CURVE = "EC";
    private static final String RSA = "RSA";
    private static final Map<String, String> KEY_TYPES = Map.of(
            "ES256", ELLIPTIC_CURVE,
            "ES384", ELLIPTIC_CURVE,
            "ES512", ELLIPTIC_CURVE,
            "RS256", RSA,
            "RS384", RSA,
            "RS512", RSA,
            "PS256", RSA,
            "PS384", RSA,
            "PS512", RSA,
            "EdDSA", "OKP");

    private SignatureAlgorithms() {}

    /** The {@code kty} of the algorithm's keys. */
    static String keyType(String algorithm) {
        return KEY_TYPES.getOrDefault(algorithm, "");
    }

    /** @throws IllegalArgumentException for {@code none}, for HMAC and for what does not exist */
    static String[] checked(List<String> names) {
        if (names.isEmpty() || !KEY_TYPES.keySet().containsAll(names)) {
            throw new IllegalArgumentException("parley.auth.algorithm names " + names + "; there are "
                    + KEY_TYPES.keySet().stream().sorted().toList());
        }
        return names.toArray(String[]::new);
    }
}
