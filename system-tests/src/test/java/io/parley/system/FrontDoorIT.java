package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a REST call through the gateway: to services that behave, and to one that does not. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class FrontDoorIT {

    private static final int BODY_LIMIT = 2_000;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    @TempDir
    static Path data;

    private static ScriptedService discovery;
    private static ScriptedService notification;
    private static SideGateway gateway;
    private static volatile ScriptedService.Script script;

    private final LocalStack stack;
    private final String token;

    FrontDoorIT(LocalStack stack) {
        this.stack = stack;
        this.token = Client.token(stack, "anna");
    }

    /** A gateway with little patience; discovery has two instances, and the first one is never there. */
    @BeforeEach
    void start() throws IOException {
        script = (in, out) -> out.write(OK.getBytes(StandardCharsets.UTF_8));
        if (gateway == null) {
            discovery = ScriptedService.doing((in, out) -> script.answer(in, out));
            notification = ScriptedService.answering(OK);
            gateway = SideGateway.start(
                    stack,
                    data,
                    "gateway-front",
                    Map.of(
                            "PARLEY_GATEWAY_UPSTREAM_URLS",
                            "http://127.0.0.1:1",
                            "PARLEY_GATEWAY_UPSTREAM_DISCOVERY_URLS",
                            "http://127.0.0.1:1," + discovery.url(),
                            "PARLEY_GATEWAY_UPSTREAM_NOTIFICATION_URLS",
                            notification.url(),
                            "PARLEY_GATEWAY_UPSTREAM_READ_TIMEOUT",
                            "2s",
                            "PARLEY_GATEWAY_UPSTREAM_CALL_TIMEOUT",
                            "5s",
                            "PARLEY_GATEWAY_LIMITS_BODY_BYTES",
                            "" + BODY_LIMIT));
        }
    }

    @AfterEach
    void forget() {
        discovery.heads().clear();
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        gateway = null;
        discovery.close();
        notification.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/me", "/v1/me/likes?cursor=a%20b", "/v1/discovery/candidates", "/v1/matches", "/v1/matches/b"
            })
    void calls_for_discovery_reach_it_though_its_first_instance_is_away(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(discovery.heads()).singleElement().satisfies(head -> assertThat(head)
                .startsWith("GET " + path + " HTTP/1.1\r\n")
                .contains("Bearer " + token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notifications", "/v1/notifications/preferences"})
    void calls_for_notifications_reach_their_service(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(notification.heads()).last().satisfies(head -> assertThat(head)
                .startsWith("GET " + path + " HTTP/1.1\r\n"));
    }

    @Test
    void the_stacks_gateway_knows_all_three_services() {
        assertThat(Client.call(stack, "GET", "/v1/conversations", token, null).statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/matches", token, null).statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/notifications", token, null).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/v1/conversation", "/v1/meander", "/v1/"})
    void an_address_that_no_service_has_is_a_problem(String path) {
        problem(get(path), 404, "validation_error");
    }

    @Test
    void nothing_is_passed_on_without_a_token() {
        problem(Client.call(gateway.port(), "GET", "/v1/me", null, null), 401, "authentication_failed");
        HttpResponse<String> forged = Client.call(gateway.port(), "POST", "/v1/me", "a.b.c", "{}");
        problem(forged, 401, "authentication_failed");
        assertThat(forged.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(discovery.heads()).isEmpty();
    }

    @Test
    void what_is_between_two_neighbours_or_only_claimed_goes_no_further() throws IOException {
        script = (in, out) -> out.write(("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close, X-Inner\r\n"
                        + "X-Inner: 1\r\nKeep-Alive: timeout=5\r\nServer: secret/1\r\nX-Powered-By: secret\r\n"
                        + "Cache-Control: public\r\nContent-Security-Policy: none\r\nX-Frame-Note: kept\r\n\r\n{}")
                .getBytes(StandardCharsets.UTF_8));
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer answer = http.write("GET /v1/me HTTP/1.1\r\nHost: chat.example.org\r\nAuthorization: Bearer "
                            + token + "\r\nConnection: keep-alive, X-Hop, Authorization\r\nX-Hop: 1\r\nTE: trailers\r\n"
                            + "Proxy-Authorization: Basic eA==\r\nUpgrade: irc\r\nX-Forwarded-For: 1.2.3.4\r\n"
                            + "X-Forwarded-Proto: https\r\nForwarded: for=1.2.3.4\r\nX-Real-Ip: 1.2.3.4\r\n"
                            + "X-Request-Id: mine\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"
                            + "Accept-Language: de\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("X-Frame-Note", "kept")
                    .containsEntry("Cache-Control", "no-store")
                    .doesNotContainKeys("X-Inner", "Keep-Alive", "Server", "X-Powered-By", "Connection");
            assertThat(answer.headers().get("Content-Security-Policy")).contains("frame-ancestors");
            assertThat(answer.headers().get("X-Request-Id"))
                    .matches("[0-9a-f]{32}")
                    .doesNotStartWith("4bf92f35");
            String head = discovery.heads().get(0);
            assertThat(head.toLowerCase())
                    .contains("accept-language: de\r\n")
                    .contains("authorization: bearer ")
                    .contains("x-forwarded-for: 127.0.0.1\r\n")
                    .contains("x-forwarded-proto: http\r\n")
                    .contains("x-forwarded-host: chat.example.org\r\n")
                    .contains("traceparent: 00-" + answer.headers().get("X-Request-Id"))
                    .doesNotContain("x-hop", "proxy-", "te: ", "upgrade", "1.2.3.4", "x-real-ip", "x-request-id");
        }
    }

    @Test
    void a_service_that_is_away_is_a_problem() {
        problem(get("/v1/conversations"), 503, "unavailable");
    }

    @Test
    void a_service_that_hangs_up_without_a_word_is_a_problem_and_is_asked_once() {
        script = (in, out) -> {};
        problem(Client.call(gateway.port(), "POST", "/v1/me", token, "{}"), 503, "unavailable");
        assertThat(discovery.heads()).hasSize(1);
    }

    @Test
    void a_service_that_never_answers_is_a_problem_after_a_while() {
        script = (in, out) -> in.read();
        problem(get("/v1/me"), 503, "unavailable");
    }

    @Test
    void an_answer_that_breaks_off_reaches_the_client_as_a_broken_one() {
        script = (in, out) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        script = (in, out) -> out.write(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        assertThat(get("/v1/notifications").statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_without_an_end_is_cut() {
        AtomicInteger written = new AtomicInteger();
        script = (in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                written.incrementAndGet();
                pause();
            }
        };
        assertThatThrownBy(() -> get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        // Longer than the silence that is allowed: it was never silent, and was cut for the time it took.
        assertThat(written.get()).isGreaterThan(20);
    }

    @Test
    void a_body_that_is_too_large_is_refused_at_once_or_where_it_becomes_so() throws IOException {
        problem(
                Client.call(gateway.port(), "POST", "/v1/me", token, "x".repeat(BODY_LIMIT + 1)),
                413,
                "message_too_large");
        assertThat(discovery.heads()).isEmpty();
        AtomicInteger taken = new AtomicInteger();
        script = (in, out) -> {
            while (in.read() >= 0) {
                taken.incrementAndGet();
            }
        };
        try (RawHttp http = new RawHttp(gateway.port())) {
            http.write(head("POST", "/v1/me", "Transfer-Encoding: chunked\r\n"));
            for (int i = 0; i < 3; i++) {
                http.write("3e8\r\n" + "x".repeat(1_000) + "\r\n");
            }
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("message_too_large");
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(taken.get()).isLessThan(3_000);
        assertThat(Client.call(gateway.port(), "POST", "/v1/notifications", token, "x".repeat(BODY_LIMIT))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_streams_through_whichever_way_its_length_is_told() throws IOException {
        script = (in, out) -> {
            StringBuilder body = new StringBuilder();
            while (body.indexOf("end") < 0) {
                body.append((char) in.read());
            }
            out.write(OK.replace("{}", "ok").getBytes(StandardCharsets.UTF_8));
        };
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer chunked = http.write(head("POST", "/v1/me", "Transfer-Encoding: chunked\r\n")
                            + "5\r\nbegin\r\n3\r\nend\r\n0\r\n\r\n")
                    .read();
            assertThat(chunked.body()).isEqualTo("ok");
        }
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer counted = http.write(head("POST", "/v1/me", "Content-Length: 8\r\n") + "begin")
                    .write("end")
                    .read();
            assertThat(counted.body()).isEqualTo("ok");
            http.write(head("POST", "/v1/me", "Content-Length: 8\r\nExpect: 100-continue\r\n"));
            assertThat(http.read().status()).isEqualTo(100);
            assertThat(http.write("beginend").read().body()).isEqualTo("ok");
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        script = (in, out) -> in.readAllBytes();
        for (String length : List.of("Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n")) {
            try (RawHttp http = new RawHttp(gateway.port())) {
                assertThat(http.write(head("POST", "/v1/me", length)).read().status())
                        .isEqualTo(408);
            }
        }
    }

    @Test
    void a_service_that_answers_before_it_has_the_body_is_heard_and_the_rest_goes_nowhere() throws IOException {
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer answer = http.write(head("POST", "/v1/me", "Content-Length: 1000\r\n") + "x")
                    .read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(http.write("y".repeat(999) + head("GET", "/v1/me", ""))
                            .read()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(discovery.heads()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'Transfer-Encoding: xchunked', '0||GET /v1/me/smuggled'",
        "'Transfer-Encoding: chunked, identity', '0||GET /v1/me/smuggled'",
        "'Transfer-Encoding: identity|Transfer-Encoding: chunked', '0||GET /v1/me/smuggled'",
        "'Content-Length: 5|Content-Length: 6', '0||GET /v1/me/smuggled'",
        "'Content-Length: +5', '0||GET /v1/me/smuggled'",
        "'Content-Length: 5x', '0||GET /v1/me/smuggled'",
        "'Transfer-Encoding : chunked', '0||GET /v1/me/smuggled'"
    })
    void two_ways_to_tell_a_length_are_refused_and_nothing_after_them_is_a_request(String lengths, String body)
            throws IOException {
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer answer = http.write(head("POST", "/v1/me", lengths.replace("|", "\r\n") + "\r\n")
                            + body.replace("|", "\r\n") + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n")
                    .read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(discovery.heads()).noneMatch(head -> head.contains("smuggled"));
    }

    /** Chunks count, as RFC 9112 has it, and whoever counted bytes instead finds no second request here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                "Transfer-Encoding: chunked\r\n"
            })
    void a_request_in_chunks_is_the_last_one_of_its_connection(String lengths) throws IOException {
        try (RawHttp http = new RawHttp(gateway.port())) {
            RawHttp.Answer answer = http.write(
                            head("POST", "/v1/me", lengths) + "0\r\n\r\n" + head("GET", "/v1/me/smuggled", ""))
                    .read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("Connection", "close");
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(discovery.heads()).singleElement().satisfies(head -> assertThat(head.toLowerCase())
                .contains("transfer-encoding: chunked")
                .doesNotContain("content-length"));
    }

    @Test
    void calls_in_a_row_on_one_connection_are_answered_in_that_order() throws IOException {
        script = (in, out) -> out.write(OK.replace("{}", "me").getBytes(StandardCharsets.UTF_8));
        try (RawHttp http = new RawHttp(gateway.port())) {
            http.write(head("GET", "/v1/me", "")
                    + head("GET", "/v1/nothing", "")
                    + head("POST", "/v1/me", "Content-Length: 2\r\n") + "{}"
                    + head("GET", "/v1/conversations", ""));
            assertThat(List.of(
                            http.read().status(),
                            http.read().status(),
                            http.read().status(),
                            http.read().status()))
                    .containsExactly(200, 404, 200, 503);
        }
    }

    @Test
    void an_address_is_read_once() throws IOException {
        try (RawHttp http = new RawHttp(gateway.port())) {
            assertThat(http.write(head("GET", "/v1/discovery/candidates?a=../b;c", ""))
                            .read()
                            .status())
                    .isEqualTo(200);
            assertThat(discovery.heads().get(0)).startsWith("GET /v1/discovery/candidates?a=../b;c HTTP/1.1");
            for (String ambiguous : new String[] {
                "/v1/me/../discovery/./candidates",
                "/v1/me/%2e%2e/%2e%2e/metrics",
                "/v1/conversations/conv_1/messages;x",
                "/v1/conversations/conv_1%2Fmessages",
                "/v1/discovery/candidates?a=50%",
                "/v1/chat/ws?a=%zz"
            }) {
                assertThat(http.write(head("GET", ambiguous, "")).read().status())
                        .as(ambiguous)
                        .isEqualTo(400);
            }
            assertThat(discovery.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/me, 200",
        "GET, /v1/nothing, 404",
        "GET, /nothing, 404",
        "GET, /v1/conversations, 503",
        "GET, /v1/chat/ws, 426",
        "GET, /health, 200",
        "GET, /metrics, 200",
        "GET, /q/health/live, 200",
        "GET, /api/websocket/stats, 403",
        "POST, /health, 405"
    })
    void every_answer_bears_the_headers_that_guard_its_reader(String method, String path, int status) {
        HttpResponse<String> answer = Client.call(gateway.port(), method, path, token, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertGuarded(answer);
    }

    @Test
    void so_do_refusals() {
        assertGuarded(Client.call(gateway.port(), "GET", "/v1/me", null, null));
        assertGuarded(Client.call(gateway.port(), "POST", "/v1/me", token, "x".repeat(BODY_LIMIT + 1)));
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        Map<String, String> wanted = Map.of(
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'self' https://web.telegram.org");
        wanted.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
        // Not over TLS: browsers must not heed it there.
        assertThat(answer.headers().map()).doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
    }

    @Test
    void calls_go_on_while_one_of_two_instances_is_killed_and_comes_back() {
        ServiceProcess victim = stack.services(Service.CHAT).get(1);
        victim.kill();
        // What was on its way to it may fail; from then on the other one stands in.
        await().atMost(Client.LIMIT).until(() -> !victim.isAlive());
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(
                    Client.call(stack, "GET", "/v1/conversations", token, null).statusCode());
        }
        stack.restart(victim);
        assertThat(statuses).containsExactly(200);
    }

    private HttpResponse<String> get(String path) {
        return Client.call(gateway.port(), "GET", path, token, null);
    }

    private String head(String method, String path, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" + more + "\r\n";
    }

    private static void problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(answer.body()).get("code").asText()).isEqualTo(code);
        assertThat(Client.json(answer.body()).get("status").asInt()).isEqualTo(status);
    }

    /** What a slow service does between two bytes. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
