package io.parley.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningKeySetTest {

    static String key(String id, OutputControlLevel halves) throws Exception {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        key.setOtherParameter("note", "not for others");
        return key.toJson(halves);
    }

    static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    @Test
    void the_first_key_signs_and_the_public_halves_of_all_are_published() throws Exception {
        SigningKeySet keys = SigningKeySet.parse(set(
                key("new", OutputControlLevel.INCLUDE_PRIVATE),
                key("old", OutputControlLevel.INCLUDE_PRIVATE),
                key("older", OutputControlLevel.PUBLIC_ONLY)));

        assertThat(keys.keyId()).isEqualTo("new");
        JsonNode published = Json.MAPPER.readTree(keys.published()).get("keys");
        assertThat(published.findValuesAsText("kid")).containsExactly("new", "old", "older");
        for (JsonNode key : published) {
            assertThat(key.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "use", "alg");
        }
    }

    static Stream<String> broken() throws Exception {
        String good = key("a", OutputControlLevel.INCLUDE_PRIVATE);
        return Stream.of(
                "",
                "{",
                "[]",
                "{\"keys\":{}}",
                set(),
                set("7"),
                set("{}"),
                set("{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}"),
                set(key("a", OutputControlLevel.PUBLIC_ONLY)),
                set(key(null, OutputControlLevel.INCLUDE_PRIVATE)),
                set(good, good),
                set(good, "{\"kty\":\"EC\"}"),
                set(EcJwkGenerator.generateJwk(EllipticCurves.P384).toJson(OutputControlLevel.INCLUDE_PRIVATE)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_set_that_is_not_right_in_every_part_is_none(String set) {
        assertThatThrownBy(() -> SigningKeySet.parse(set)).isInstanceOf(IllegalArgumentException.class);
    }
}
