package io.parley.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {

    @Test
    void keys_for_other_ends_and_of_unknown_kinds_are_left_out() throws Exception {
        PublicJsonWebKey good = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        good.setKeyId("good");
        PublicJsonWebKey forEncryption = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        forEncryption.setKeyId("enc");
        forEncryption.setUse("enc");
        PublicKeys keys = PublicKeys.parse("{\"keys\":[{\"kty\":\"new\",\"kid\":\"x\"},7,"
                + "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"AAAA\"},"
                + forEncryption.toJson(OutputControlLevel.PUBLIC_ONLY) + ","
                + good.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.find("good", "ES256")).isEqualTo(good.getPublicKey());
        assertThat(keys.find("good", "RS256")).isNull();
        assertThat(keys.find("enc", "ES256")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"})
    void a_set_without_a_key_to_check_with_is_none(String set) {
        assertThatThrownBy(() -> PublicKeys.parse(set)).isInstanceOf(IllegalArgumentException.class);
    }
}
