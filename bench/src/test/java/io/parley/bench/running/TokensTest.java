package io.parley.bench.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.terminal.BenchException;
import io.parley.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path folder;

    private KeyPair pair;
    private Path pem;

    @BeforeEach
    void make_a_key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
        pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void a_token_differs_from_its_pattern_by_its_user_alone_and_is_signed() throws Exception {
        String token = Tokens.like(answer("{\"iss\":\"us\",\"aud\":\"all\",\"sub\":\"bench\",\"exp\":9}"), pem)
                .of("bench-1-a");

        String[] parts = token.split("\\.");
        assertThat(decode(parts[0])).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"k\"}");
        assertThat(Json.MAPPER.readTree(decode(parts[1])))
                .isEqualTo(Json.MAPPER.readTree("{\"iss\":\"us\",\"aud\":\"all\",\"sub\":\"bench-1-a\",\"exp\":9}"));
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(pair.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void each_user_has_a_token_of_its_own() throws Exception {
        Tokens tokens = Tokens.like(answer("{\"sub\":\"bench\"}"), pem);

        assertThat(decode(tokens.of("one").split("\\.")[1])).isEqualTo("{\"sub\":\"one\"}");
        assertThat(decode(tokens.of("two").split("\\.")[1])).isEqualTo("{\"sub\":\"two\"}");
    }

    @Test
    void an_answer_without_a_token_is_said_to_be_none() throws Exception {
        JsonNode refusal = Json.MAPPER.readTree("{\"detail\":\"no\"}");

        assertThatThrownBy(() -> Tokens.like(refusal, pem)).isInstanceOf(BenchException.class);
    }

    private static JsonNode answer(String claims) {
        return Json.MAPPER
                .createObjectNode()
                .put("token", encode("{\"alg\":\"ES256\",\"kid\":\"k\"}") + "." + encode(claims) + ".x");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
