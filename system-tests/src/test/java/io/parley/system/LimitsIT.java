package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is turned away before anyone looks at a token. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class LimitsIT {

    @TempDir
    static Path data;

    private final LocalStack stack;

    LimitsIT(LocalStack stack) {
        this.stack = stack;
    }

    /** The window is long enough for a busy machine to make all attempts in it, and short enough to be waited for. */
    @Test
    void who_tries_too_often_hears_4008_then_gets_429_and_comes_in_again_after_the_window() {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-attempts",
                Map.of(
                        // The names that operators of such systems know.
                        "WS_RATE_LIMIT_PER_IP", "4",
                        "WS_RATE_LIMIT_WINDOW", "15",
                        "PARLEY_GATEWAY_LIMITS_ATTEMPTS_REFUSALS", "2"))) {
            int port = gateway.port();
            for (int i = 0; i < 3; i++) {
                assertThat(Knock.at(port).passedTheDoor()).isTrue();
            }
            // A login is an attempt like any other; there is no such login, which is found out behind the door.
            assertThat(login(port).statusCode()).isEqualTo(404);

            Knock refused = Knock.at(port);
            assertThat(refused.close()).isEqualTo(4008);
            JsonNode error = Client.json(refused.frame());
            assertThat(error.get("code").asText()).isEqualTo("rate_limited");
            assertThat(error.get("retry_after").asInt()).isBetween(1, 15);

            HttpResponse<String> refusedLogin = login(port);
            assertThat(refusedLogin.statusCode()).isEqualTo(429);
            assertThat(refusedLogin.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(Client.json(refusedLogin.body()).get("code").asText()).isEqualTo("rate_limited");

            Knock turnedAway = Knock.at(port);
            assertThat(turnedAway.status()).isEqualTo(429);
            assertThat(turnedAway.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 15L);
            HttpResponse<String> turnedAwayLogin = login(port);
            assertThat(turnedAwayLogin.statusCode()).isEqualTo(429);
            assertThat(turnedAwayLogin.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 15L);

            assertThat(Client.metric(port, "parley_gateway_refused_total{reason=\"attempts\"}"))
                    .isEqualTo(2);
            assertThat(Client.metric(port, "parley_gateway_refused_total{reason=\"turned_away\"}"))
                    .isEqualTo(2);
            assertThat(Client.metric(port, "parley_gateway_addresses_remembered"))
                    .isEqualTo(1);
            await().atMost(Duration.ofSeconds(45))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Knock.at(port).passedTheDoor());
        }
    }

    @Test
    void a_forwarded_address_counts_only_where_the_proxy_is_named() {
        try (SideGateway trusting = SideGateway.start(
                stack,
                data,
                "gateway-trusting",
                Map.of("PARLEY_GATEWAY_LIMITS_ATTEMPTS_MAX", "2", "PARLEY_GATEWAY_TRUSTED_PROXIES", "127.0.0.0/8"))) {
            for (int i = 0; i < 2; i++) {
                assertThat(from(trusting, "198.51.100.1").passedTheDoor()).isTrue();
            }
            assertThat(from(trusting, "198.51.100.1").close()).isEqualTo(4008);
            // What a client wrote before its own address does not help it.
            assertThat(from(trusting, "198.51.100.77, 198.51.100.1").close()).isEqualTo(4008);
            assertThat(from(trusting, "198.51.100.2").passedTheDoor()).isTrue();
            assertThat(from(trusting, "2001:db8:0:1::1").passedTheDoor()).isTrue();
            assertThat(from(trusting, "2001:db8:0:1::2").passedTheDoor()).isTrue();
            assertThat(from(trusting, "2001:db8:0:1:ffff::3").close()).isEqualTo(4008);
            assertThat(from(trusting, "2001:db8:0:2::1").passedTheDoor()).isTrue();
            // A page of the address by which the proxy is known is of the same origin.
            assertThat(Knock.at(
                                    trusting.port(),
                                    "Origin",
                                    "https://chat.example.net",
                                    "X-Forwarded-Host",
                                    "chat.example.net",
                                    "X-Forwarded-Proto",
                                    "wss",
                                    "X-Forwarded-For",
                                    "198.51.100.3")
                            .passedTheDoor())
                    .isTrue();
        }
        try (SideGateway plain =
                SideGateway.start(stack, data, "gateway-plain", Map.of("PARLEY_GATEWAY_LIMITS_ATTEMPTS_MAX", "2"))) {
            assertThat(from(plain, "198.51.100.1").passedTheDoor()).isTrue();
            assertThat(from(plain, "198.51.100.2").passedTheDoor()).isTrue();
            assertThat(from(plain, "198.51.100.3").close()).isEqualTo(4008);
        }
    }

    @Test
    void pages_of_other_origins_are_refused_and_those_that_are_listed_may_read_the_answers() {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-origins",
                Map.of("PARLEY_GATEWAY_ALLOWED_ORIGINS", "https://web.telegram.org,https://*.example.com"))) {
            int port = gateway.port();
            sockets(port);
            rest(port);
        }
    }

    private static void sockets(int port) {
        for (String welcome :
                new String[] {"http://127.0.0.1:" + port, "https://web.telegram.org", "https://app.example.com"}) {
            assertThat(Knock.at(port, "Origin", welcome).passedTheDoor())
                    .as(welcome)
                    .isTrue();
        }
        for (String foreign : new String[] {
            "https://evil.example.net", "https://example.com", "http://web.telegram.org", "http://127.0.0.1:1", "null"
        }) {
            Knock refused = Knock.at(port, "Origin", foreign);
            assertThat(refused.close()).as(foreign).isEqualTo(4003);
            assertThat(Client.json(refused.frame()).get("code").asText()).isEqualTo("forbidden_origin");
        }
        // A host that only a trusted proxy may name.
        assertThat(Knock.at(port, "Origin", "https://evil.example.net", "X-Forwarded-Host", "evil.example.net")
                        .close())
                .isEqualTo(4003);
        assertThat(Client.metric(port, "parley_gateway_refused_total{reason=\"origin\"}"))
                .isEqualTo(6);
    }

    private void rest(int port) {
        String path = "/v1/conversations";
        String page = "https://app.example.com";
        HttpResponse<String> preflight = Client.call(
                port,
                "OPTIONS",
                path,
                null,
                null,
                "Origin",
                page,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type,idempotency-key");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(page);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, POST, PUT, DELETE");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Authorization, Content-Type, Idempotency-Key");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(preflight.headers().allValues("Vary")).contains("origin");

        String token = Client.token(stack, "anna");
        HttpResponse<String> answered = Client.call(port, "GET", path, token, null, "Origin", page);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.headers().allValues("Access-Control-Allow-Origin")).containsExactly(page);
        HttpResponse<String> unauthorised = Client.call(port, "GET", path, "nonsense", null, "Origin", page);
        assertThat(unauthorised.statusCode()).isEqualTo(401);
        assertThat(unauthorised.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(page);

        HttpResponse<String> foreign = Client.call(
                port, "POST", path, token, "{\"participant_ids\":[\"boris\"]}", "Origin", "https://evil.example.net");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(Client.json(foreign.body()).get("code").asText()).isEqualTo("forbidden_origin");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        // On the same connection the next call is answered, though nobody read the body before.
        HttpResponse<String> noPage = Client.call(port, "GET", path, token, null);
        assertThat(noPage.statusCode()).isEqualTo(200);
        assertThat(noPage.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(noPage.headers().allValues("Vary")).contains("origin");
    }

    private static Knock from(SideGateway gateway, String forwardedFor) {
        return Knock.at(gateway.port(), "X-Forwarded-For", forwardedFor);
    }

    private static HttpResponse<String> login(int port) {
        return Client.call(port, "POST", "/v1/auth/none", null, "{}");
    }
}
