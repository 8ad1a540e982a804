package io.parley.system;

import static io.parley.system.AuthCalls.part;
import static io.parley.system.AuthCalls.token;
import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.json.Json;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys that change while everything runs, and keys that nobody has: the services follow the gateway's over HTTP. */
@Timeout(120)
class SigningKeysIT {

    @TempDir
    static Path data;

    private static LocalStack stack;
    private static JwksRelay keys;
    private static AuthCalls auth;

    @BeforeAll
    static void start() throws Exception {
        keys = new JwksRelay(data.resolve("keys/jwks.json"));
        stack = Stacks.start(
                data,
                BrokerKind.EMBEDDED,
                1,
                Map.of(
                        "PARLEY_TELEGRAM_BOT_TOKEN",
                        InitDataMaker.BOT_TOKEN,
                        "PARLEY_AUTH_JWKS",
                        keys.url(),
                        // So that a new key is found because a token names it.
                        "PARLEY_AUTH_JWKS_INTERVAL",
                        "1H",
                        "PARLEY_AUTH_JWKS_PAUSE",
                        "100ms",
                        "PARLEY_AUTH_SIGNING_KEYS_INTERVAL",
                        "100ms",
                        "PARLEY_GATEWAY_PROFILES_PAUSE",
                        "200ms",
                        "PARLEY_GATEWAY_PROFILES_MAX_PAUSE",
                        "500ms"));
        auth = new AuthCalls(stack);
        keys.follow(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
        keys.close();
    }

    @Test
    void a_new_key_signs_at_once_and_the_old_one_is_still_believed() throws Exception {
        String old = token(auth.signIn(106, "Egon"));
        String oldId = part(old, 0).get("kid").asText();
        Path file = stack.keys().privateKeys();
        ObjectNode set = (ObjectNode) Client.json(Files.readString(file));
        ((ArrayNode) set.get("keys")).insert(0, newKey("rotated-1"));
        replace(file, set.toString());

        await().atMost(Client.LIMIT).until(() -> Client.json(
                        Client.call(stack, "GET", AuthCalls.JWKS, null, null).body())
                .findValuesAsText("kid")
                .equals(List.of("rotated-1", oldId)));
        // The chat service hears of the key with the first token that names it, and nobody is turned away for it.
        String fresh = token(auth.signIn(107, "Fanny"));
        assertThat(part(fresh, 0).get("kid").asText()).isEqualTo("rotated-1");
        auth.assertOpens(fresh, "tg_107");
        auth.assertOpens(old, "tg_106");
        assertThat(Client.call(stack, "GET", "/v1/conversations", fresh, null).statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/conversations", old, null).statusCode())
                .isEqualTo(200);
        await().atMost(Client.LIMIT).until(() -> auth.me(fresh).statusCode() == 200);
        assertThat(part(token(auth.refresh(old)), 0).get("kid").asText()).isEqualTo("rotated-1");

        replace(file, "{\"keys\":[");
        await().atMost(Client.LIMIT).until(() -> Files.readString(
                        stack.services(Service.GATEWAY).get(0).log())
                .contains("holds no signing keys, and rotated-1 signs on"));
        assertThat(part(token(auth.signIn(107, "Fanny")), 0).get("kid").asText())
                .isEqualTo("rotated-1");
        replace(file, set.toString());
    }

    @Test
    void what_is_published_is_public() throws Exception {
        HttpResponse<String> answer = Client.call(stack, "GET", AuthCalls.JWKS, null, null);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
        JsonNode published = Client.json(answer.body()).get("keys");
        assertThat(published).isNotEmpty();
        for (JsonNode key : published) {
            assertThat(key.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "use", "alg");
        }
        for (JsonNode secret :
                Client.json(Files.readString(stack.keys().privateKeys())).get("keys")) {
            assertThat(answer.body()).doesNotContain(secret.get("d").asText());
        }
    }

    @Test
    void a_forged_token_opens_nothing_and_fetches_nothing() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair foreign = generator.generateKeyPair();
        String claims = HandMadeTokens.claims("tg_101", 600).replace("\"iss\"", "\"auth_time\":1,\"iss\"");
        String published = Client.call(stack, "GET", AuthCalls.JWKS, null, null).body();
        try (JwksRelay elsewhere = new JwksRelay(stack.keys().publicKeys())) {
            String jku = "\"jku\":\"" + elsewhere.url() + "\",\"x5u\":\"" + elsewhere.url() + "\"";
            for (String token : List.of(
                    HandMadeTokens.encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."
                            + HandMadeTokens.encoded(claims) + ".",
                    HandMadeTokens.hmac(claims, published.getBytes(StandardCharsets.UTF_8)),
                    HandMadeTokens.signed(
                            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"foreign\"}", claims, foreign.getPrivate()),
                    HandMadeTokens.signed(
                            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"foreign\"," + jku + "}",
                            claims,
                            foreign.getPrivate()),
                    HandMadeTokens.signed(
                            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"local-1\"," + jku + "}",
                            claims,
                            foreign.getPrivate()),
                    HandMadeTokens.signed(
                            "{\"alg\":\"ES256\",\"typ\":\"logout+jwt\",\"kid\":\"local-1\"}",
                            claims,
                            HandMadeTokens.keyOf(stack)))) {
                try (Client client = Client.open(stack, "?token=" + token)) {
                    assertThat(client.closeCode()).isEqualTo(4002);
                }
                assertProblem(auth.refresh(token), 401, "authentication_failed");
                assertProblem(auth.me(token), 401, "authentication_failed");
                assertThat(Client.call(
                                        stack.services(Service.CHAT).get(0).port(),
                                        "GET",
                                        "/v1/conversations",
                                        token,
                                        null)
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void unknown_keys_do_not_make_the_services_fetch_without_end() throws Exception {
        int before = keys.calls();
        long begin = System.nanoTime();
        for (int i = 0; i < 300; i++) {
            auth.me(HandMadeTokens.signed(
                    "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"unknown-" + i + "\"}",
                    HandMadeTokens.claims("anna", 600),
                    HandMadeTokens.keyOf(stack)));
        }
        long pauses = (System.nanoTime() - begin) / 100_000_000 + 1;
        assertThat((long) keys.calls() - before).isBetween(1L, pauses + 1);
    }

    private static ObjectNode newKey(String id) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        return Json.MAPPER
                .createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("kid", id)
                .put("x", coordinate(point.getW().getAffineX()))
                .put("y", coordinate(point.getW().getAffineY()))
                .put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private static String coordinate(BigInteger value) {
        byte[] padded = new byte[32];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    /** In one step, as a deployment would. */
    private static void replace(Path file, String content) throws Exception {
        Path next = file.resolveSibling("next.json");
        Files.writeString(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
