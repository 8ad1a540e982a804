package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.json.Json;
import io.parley.local.BrokerKind;
import io.parley.local.Guard;
import io.parley.local.LocalStack;
import io.parley.local.Ports;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
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
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with Telegram, renewing, and keys that change while everything runs. The services follow the keys over HTTP. */
@Timeout(120)
class AuthIT {

    private static final String LOGIN = "/v1/auth/telegram";
    private static final String REFRESH = "/v1/auth/refresh";
    private static final String JWKS = "/.well-known/jwks.json";

    /** Telegram's own example, signed with its production key for the bot 7342037359. */
    private static final String SIGNED_BY_TELEGRAM =
            "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733584787&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6";

    @TempDir
    static Path data;

    private static LocalStack stack;
    private static JwksRelay keys;

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
        keys.follow(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
        keys.close();
    }

    private static HttpResponse<String> signIn(long id, String name) throws Exception {
        return Client.call(stack, "POST", LOGIN, null, InitDataMaker.login(id, name));
    }

    private static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body()).get("token").asText();
    }

    private static HttpResponse<String> refresh(String token) {
        return Client.call(stack, "POST", REFRESH, token, "");
    }

    private static void assertOpens(String token, String user) {
        try (Client client = Client.open(stack, "?token=" + token)) {
            assertThat(client.first(ServerFrame.SessionReady.class).userId()).isEqualTo(user);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(answer.body()).get("code").asText()).isEqualTo(code);
    }

    private static JsonNode part(String token, int index) {
        return Client.json(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> me(String token) {
        return Client.call(stack.services(Service.DISCOVERY).get(0).port(), "GET", "/v1/me", token, null);
    }

    @Test
    void who_comes_from_telegram_gets_a_token_that_opens_a_socket() throws Exception {
        HttpResponse<String> answer = signIn(101, "Anna");
        String token = token(answer);
        JsonNode body = Client.json(answer.body());
        assertThat(body.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.get("user").toString())
                .isEqualTo("{\"id\":\"tg_101\",\"name\":\"Anna\",\"username\":\"user_101\","
                        + "\"photo_url\":\"https://t.me/i/101.svg\",\"language\":\"lv\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(part(token, 0).get("typ").asText()).isEqualTo("at+jwt");
        assertThat(part(token, 1).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "sub",
                        "iat",
                        "exp",
                        "jti",
                        "auth_time",
                        "name",
                        "preferred_username",
                        "picture",
                        "locale");
        assertOpens(token, "tg_101");
    }

    @Test
    void a_token_is_renewed_as_long_as_it_is_valid() throws Exception {
        String first = token(signIn(102, "Boris"));
        HttpResponse<String> answer = refresh(first);
        String second = token(answer);

        assertThat(Client.json(answer.body()).get("expires_in").asInt()).isEqualTo(3600);
        assertThat(part(second, 1).get("jti")).isNotEqualTo(part(first, 1).get("jti"));
        assertThat(part(second, 1).get("auth_time")).isEqualTo(part(first, 1).get("auth_time"));
        assertThat(part(second, 1).get("name").asText()).isEqualTo("Boris");
        assertOpens(second, "tg_102");

        ObjectNode expired =
                ((ObjectNode) part(first, 1)).put("exp", Instant.now().getEpochSecond() - 1);
        String header = part(first, 0).toString().replaceAll("\"kid\":\"[^\"]*\"", "\"kid\":\"local-1\"");
        assertProblem(
                refresh(HandMadeTokens.signed(header, expired.toString(), HandMadeTokens.keyOf(stack))),
                401,
                "token_expired");
        // The same key, but nobody signed in: a tool's token is not renewed.
        assertProblem(
                refresh(HandMadeTokens.signed(
                        HandMadeTokens.ES256, HandMadeTokens.claims("anna", 600), HandMadeTokens.keyOf(stack))),
                401,
                "authentication_failed");
        assertProblem(refresh(null), 401, "authentication_failed");
    }

    @Test
    void a_login_that_is_not_right_is_a_clean_401() throws Exception {
        String user = "{\"id\":103}";
        for (String initData : List.of(
                "",
                "nonsense",
                "%%%",
                InitDataMaker.of("another:bot", Instant.now(), user),
                InitDataMaker.of(InitDataMaker.BOT_TOKEN, Instant.now().minusSeconds(3700), user),
                InitDataMaker.of(InitDataMaker.BOT_TOKEN, Instant.now().plusSeconds(300), user),
                InitDataMaker.of(InitDataMaker.BOT_TOKEN, Instant.now(), "[]"),
                InitDataMaker.of(InitDataMaker.BOT_TOKEN, Instant.now(), "x".repeat(5000)))) {
            assertProblem(
                    Client.call(stack, "POST", LOGIN, null, InitDataMaker.body(initData)),
                    401,
                    "authentication_failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "7", "null", "{}", "{\"init_data\":7}", "{\"init_data\":null}", "{\"a\":"})
    void a_body_that_is_none_is_a_400(String body) {
        assertProblem(Client.call(stack, "POST", LOGIN, null, body), 400, "validation_error");
    }

    @Test
    void a_body_that_is_too_large_is_a_413() {
        assertProblem(
                Client.call(stack, "POST", LOGIN, null, InitDataMaker.body("x".repeat(40_000))),
                413,
                "message_too_large");
    }

    @Test
    void the_discovery_service_hears_of_a_login_even_if_it_was_away() throws Exception {
        String token = token(signIn(104, "Clara"));
        await().atMost(Client.LIMIT).until(() -> me(token).statusCode() == 200);
        assertThat(me(token).body())
                .isEqualTo("{\"id\":\"tg_104\",\"name\":\"Clara\",\"username\":\"user_104\","
                        + "\"photo_url\":\"https://t.me/i/104.svg\",\"language\":\"lv\",\"profile\":null}");

        ServiceProcess discovery = stack.services(Service.DISCOVERY).get(0);
        discovery.kill();
        String later = token(signIn(105, "Dora"));
        int gateway = Client.gatewayPort(stack);
        await().atMost(Client.LIMIT)
                .until(() -> Client.metric(gateway, "parley_auth_profile_upserts_total{result=\"retried\"}") >= 2);
        stack.restart(discovery);
        await().atMost(Client.LIMIT).until(() -> me(later).statusCode() == 200);
        assertThat(Client.json(me(later).body()).get("name").asText()).isEqualTo("Dora");

        assertThat(me(HandMadeTokens.signed(
                                HandMadeTokens.ES256,
                                HandMadeTokens.claims("nobody", 600),
                                HandMadeTokens.keyOf(stack)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_new_key_signs_at_once_and_the_old_one_is_still_believed() throws Exception {
        String old = token(signIn(106, "Egon"));
        String oldId = part(old, 0).get("kid").asText();
        Path file = stack.keys().privateKeys();
        ObjectNode set = (ObjectNode) Client.json(Files.readString(file));
        ((ArrayNode) set.get("keys")).insert(0, newKey("rotated-1"));
        replace(file, set.toString());

        await().atMost(Client.LIMIT).until(() -> Client.json(
                        Client.call(stack, "GET", JWKS, null, null).body())
                .findValuesAsText("kid")
                .equals(List.of("rotated-1", oldId)));
        // The chat service hears of the key with the first token that names it, and nobody is turned away for it.
        String fresh = token(signIn(107, "Fanny"));
        assertThat(part(fresh, 0).get("kid").asText()).isEqualTo("rotated-1");
        assertOpens(fresh, "tg_107");
        assertOpens(old, "tg_106");
        assertThat(Client.call(stack, "GET", "/v1/conversations", fresh, null).statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/conversations", old, null).statusCode())
                .isEqualTo(200);
        await().atMost(Client.LIMIT).until(() -> me(fresh).statusCode() == 200);
        assertThat(part(token(refresh(old)), 0).get("kid").asText()).isEqualTo("rotated-1");

        replace(file, "{\"keys\":[");
        await().atMost(Client.LIMIT).until(() -> Files.readString(
                        stack.services(Service.GATEWAY).get(0).log())
                .contains("holds no signing keys, and rotated-1 signs on"));
        assertThat(part(token(signIn(107, "Fanny")), 0).get("kid").asText()).isEqualTo("rotated-1");
        replace(file, set.toString());
    }

    @Test
    void what_is_published_is_public() throws Exception {
        HttpResponse<String> answer = Client.call(stack, "GET", JWKS, null, null);
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
        String published = Client.call(stack, "GET", JWKS, null, null).body();
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
                assertProblem(refresh(token), 401, "authentication_failed");
                assertProblem(me(token), 401, "authentication_failed");
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
            me(HandMadeTokens.signed(
                    "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"unknown-" + i + "\"}",
                    HandMadeTokens.claims("anna", 600),
                    HandMadeTokens.keyOf(stack)));
        }
        long pauses = (System.nanoTime() - begin) / 100_000_000 + 1;
        assertThat((long) keys.calls() - before).isBetween(1L, pauses + 1);
    }

    @Test
    void a_gateway_that_knows_the_bots_id_alone_takes_telegrams_own_signature() {
        String expected = "tg_279058397";
        try (Guard guard = new Guard()) {
            ServiceProcess gateway = gateway(
                    guard,
                    "gateway-ed25519",
                    Map.of(
                            "PARLEY_AUTH_SIGNING_KEYS",
                            stack.keys().privateKeys().toString(),
                            "PARLEY_TELEGRAM_BOT_ID",
                            "7342037359",
                            "PARLEY_TELEGRAM_INIT_DATA_AGE",
                            "36500d"));
            HttpResponse<String> answer =
                    Client.call(gateway.port(), "POST", LOGIN, null, InitDataMaker.body(SIGNED_BY_TELEGRAM));
            assertOpens(token(answer), expected);
            assertProblem(
                    Client.call(
                            gateway.port(),
                            "POST",
                            LOGIN,
                            null,
                            InitDataMaker.body(SIGNED_BY_TELEGRAM.replace("private", "group"))),
                    401,
                    "authentication_failed");
            gateway.stop();
        }
    }

    @Test
    void a_gateway_without_a_bot_signs_nobody_in() throws Exception {
        try (Guard guard = new Guard()) {
            ServiceProcess gateway = gateway(
                    guard,
                    "gateway-botless",
                    Map.of(
                            "PARLEY_AUTH_SIGNING_KEYS",
                            stack.keys().privateKeys().toString()));
            assertProblem(
                    Client.call(gateway.port(), "POST", LOGIN, null, InitDataMaker.login(1, "Anna")),
                    503,
                    "unavailable");
            assertThat(Files.readString(gateway.log())).contains("nobody can sign in with Telegram");
            gateway.stop();
        }
    }

    @Test
    void a_gateway_without_keys_leaves_tokens_to_another_issuer() throws Exception {
        try (Guard guard = new Guard()) {
            ServiceProcess gateway = gateway(guard, "gateway-keyless", Map.of());
            int port = gateway.port();
            assertProblem(
                    Client.call(port, "POST", LOGIN, null, InitDataMaker.login(1, "Anna")), 404, "validation_error");
            assertProblem(Client.call(port, "POST", REFRESH, null, ""), 404, "validation_error");
            assertProblem(Client.call(port, "GET", JWKS, null, null), 404, "validation_error");
            gateway.stop();
        }
    }

    private static ServiceProcess gateway(Guard guard, String name, Map<String, String> settings) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        ServiceProcess gateway = new ServiceProcess(
                Service.GATEWAY,
                name,
                port,
                Stacks.HOME.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"),
                data.resolve(name + ".log"),
                environment,
                List.of(),
                guard);
        gateway.start(ended -> {});
        await().atMost(Client.LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(
                        Client.call(port, "GET", "/health", null, null).statusCode())
                .isEqualTo(200));
        return gateway;
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
