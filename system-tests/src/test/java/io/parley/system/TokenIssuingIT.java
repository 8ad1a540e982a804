package io.parley.system;

import static io.parley.system.AuthCalls.token;
import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whom a gateway gives tokens to, by what it was given itself: a bot's token or only its id, keys, or neither. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class TokenIssuingIT {

    /** Telegram's own example, signed with its production key for the bot 7342037359. */
    private static final String SIGNED_BY_TELEGRAM =
            "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733584787&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6";

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final AuthCalls auth;

    TokenIssuingIT(LocalStack stack) {
        this.stack = stack;
        this.auth = new AuthCalls(stack);
    }

    @Test
    void a_gateway_that_knows_the_bots_id_alone_takes_telegrams_own_signature() {
        String expected = "tg_279058397";
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-ed25519",
                Map.of(
                        "PARLEY_AUTH_SIGNING_KEYS",
                        stack.keys().privateKeys().toString(),
                        "PARLEY_TELEGRAM_BOT_ID",
                        "7342037359",
                        "PARLEY_TELEGRAM_INIT_DATA_AGE",
                        "36500d"))) {
            HttpResponse<String> answer =
                    Client.call(gateway.port(), "POST", AuthCalls.LOGIN, null, InitDataMaker.body(SIGNED_BY_TELEGRAM));
            auth.assertOpens(token(answer), expected);
            assertProblem(
                    Client.call(
                            gateway.port(),
                            "POST",
                            AuthCalls.LOGIN,
                            null,
                            InitDataMaker.body(SIGNED_BY_TELEGRAM.replace("private", "group"))),
                    401,
                    "authentication_failed");
        }
    }

    @Test
    void a_gateway_without_a_bot_signs_nobody_in() throws Exception {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-botless",
                Map.of("PARLEY_AUTH_SIGNING_KEYS", stack.keys().privateKeys().toString()))) {
            assertProblem(
                    Client.call(gateway.port(), "POST", AuthCalls.LOGIN, null, InitDataMaker.login(1, "Anna")),
                    503,
                    "unavailable");
            assertThat(gateway.log()).contains("nobody can sign in with Telegram");
        }
    }

    @Test
    void a_gateway_without_keys_leaves_tokens_to_another_issuer() throws Exception {
        try (SideGateway gateway = SideGateway.start(stack, data, "gateway-keyless", Map.of())) {
            int port = gateway.port();
            assertProblem(
                    Client.call(port, "POST", AuthCalls.LOGIN, null, InitDataMaker.login(1, "Anna")),
                    404,
                    "validation_error");
            assertProblem(Client.call(port, "POST", AuthCalls.REFRESH, null, ""), 404, "validation_error");
            assertProblem(Client.call(port, "GET", AuthCalls.JWKS, null, null), 404, "validation_error");
        }
    }
}
