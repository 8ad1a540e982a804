package io.parley.system;

import static io.parley.system.AuthCalls.part;
import static io.parley.system.AuthCalls.token;
import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with Telegram, renewing what one got by it, and what the discovery service hears of it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class SignInIT {

    private final LocalStack stack;
    private final AuthCalls auth;

    SignInIT(LocalStack stack) {
        this.stack = stack;
        this.auth = new AuthCalls(stack);
    }

    @Test
    void who_comes_from_telegram_gets_a_token_that_opens_a_socket() throws Exception {
        HttpResponse<String> answer = auth.signIn(101, "Anna");
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
        auth.assertOpens(token, "tg_101");
    }

    @Test
    void a_token_is_renewed_as_long_as_it_is_valid() throws Exception {
        String first = token(auth.signIn(102, "Boris"));
        HttpResponse<String> answer = auth.refresh(first);
        String second = token(answer);

        assertThat(Client.json(answer.body()).get("expires_in").asInt()).isEqualTo(3600);
        assertThat(part(second, 1).get("jti")).isNotEqualTo(part(first, 1).get("jti"));
        assertThat(part(second, 1).get("auth_time")).isEqualTo(part(first, 1).get("auth_time"));
        assertThat(part(second, 1).get("name").asText()).isEqualTo("Boris");
        auth.assertOpens(second, "tg_102");

        ObjectNode expired =
                ((ObjectNode) part(first, 1)).put("exp", Instant.now().getEpochSecond() - 1);
        String header = part(first, 0).toString().replaceAll("\"kid\":\"[^\"]*\"", "\"kid\":\"local-1\"");
        assertProblem(
                auth.refresh(HandMadeTokens.signed(header, expired.toString(), HandMadeTokens.keyOf(stack))),
                401,
                "token_expired");
        // The same key, but nobody signed in: a tool's token is not renewed.
        assertProblem(
                auth.refresh(HandMadeTokens.signed(
                        HandMadeTokens.ES256, HandMadeTokens.claims("anna", 600), HandMadeTokens.keyOf(stack))),
                401,
                "authentication_failed");
        assertProblem(auth.refresh(null), 401, "authentication_failed");
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
                    Client.call(stack, "POST", AuthCalls.LOGIN, null, InitDataMaker.body(initData)),
                    401,
                    "authentication_failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "7", "null", "{}", "{\"init_data\":7}", "{\"init_data\":null}", "{\"a\":"})
    void a_body_that_is_none_is_a_400(String body) {
        assertProblem(Client.call(stack, "POST", AuthCalls.LOGIN, null, body), 400, "validation_error");
    }

    @Test
    void a_body_that_is_too_large_is_a_413() {
        assertProblem(
                Client.call(stack, "POST", AuthCalls.LOGIN, null, InitDataMaker.body("x".repeat(40_000))),
                413,
                "message_too_large");
    }

    @Test
    void the_discovery_service_hears_of_a_login_even_if_it_was_away() throws Exception {
        String token = token(auth.signIn(104, "Clara"));
        await().atMost(Client.LIMIT).until(() -> auth.me(token).statusCode() == 200);
        assertThat(auth.me(token).body())
                .isEqualTo("{\"id\":\"tg_104\",\"name\":\"Clara\",\"username\":\"user_104\","
                        + "\"photo_url\":\"https://t.me/i/104.svg\",\"language\":\"lv\",\"profile\":null}");

        ServiceProcess discovery = stack.services(Service.DISCOVERY).get(0);
        discovery.kill();
        String later = token(auth.signIn(105, "Dora"));
        int gateway = Client.gatewayPort(stack);
        await().atMost(Client.LIMIT)
                .until(() -> Client.metric(gateway, "parley_auth_profile_upserts_total{result=\"retried\"}") >= 2);
        stack.restart(discovery);
        await().atMost(Client.LIMIT).until(() -> auth.me(later).statusCode() == 200);
        assertThat(Client.json(auth.me(later).body()).get("name").asText()).isEqualTo("Dora");

        assertThat(auth.me(HandMadeTokens.signed(
                                HandMadeTokens.ES256,
                                HandMadeTokens.claims("nobody", 600),
                                HandMadeTokens.keyOf(stack)))
                        .statusCode())
                .isEqualTo(404);
    }
}
