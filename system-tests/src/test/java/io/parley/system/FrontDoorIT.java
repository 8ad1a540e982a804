package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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

    @TempDir
    static Path data;

    private static LocalStack stack;
    private static FrontDoorGateway front;

    @BeforeAll
    static void start(LocalStack running) throws IOException {
        stack = running;
        front = FrontDoorGateway.start(stack, data);
    }

    @AfterEach
    void forget() {
        front.reset();
    }

    @AfterAll
    static void stop() throws IOException {
        front.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/me", "/v1/me/likes?cursor=a%20b", "/v1/discovery/candidates", "/v1/matches", "/v1/matches/b"
            })
    void calls_for_discovery_reach_it_though_its_first_instance_is_away(String path) {
        assertThat(front.get(path).statusCode()).isEqualTo(200);
        assertThat(front.heads()).singleElement().satisfies(head -> assertThat(head)
                .startsWith("GET " + path + " HTTP/1.1\r\n")
                .contains("Bearer " + front.token()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notifications", "/v1/notifications/preferences"})
    void calls_for_notifications_reach_their_service(String path) {
        assertThat(front.get(path).statusCode()).isEqualTo(200);
        assertThat(front.notificationHeads()).last().satisfies(head -> assertThat(head)
                .startsWith("GET " + path + " HTTP/1.1\r\n"));
    }

    @Test
    void the_stacks_gateway_knows_all_three_services() {
        assertThat(Client.call(stack, "GET", "/v1/conversations", front.token(), null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/matches", front.token(), null).statusCode())
                .isEqualTo(200);
        assertThat(Client.call(stack, "GET", "/v1/notifications", front.token(), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/v1/conversation", "/v1/meander", "/v1/"})
    void an_address_that_no_service_has_is_a_problem(String path) {
        assertProblem(front.get(path), 404, "validation_error");
    }

    @Test
    void nothing_is_passed_on_without_a_token() {
        assertProblem(Client.call(front.port(), "GET", "/v1/me", null, null), 401, "authentication_failed");
        HttpResponse<String> forged = Client.call(front.port(), "POST", "/v1/me", "a.b.c", "{}");
        assertProblem(forged, 401, "authentication_failed");
        assertThat(forged.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(front.heads()).isEmpty();
    }

    @Test
    void what_is_between_two_neighbours_or_only_claimed_goes_no_further() throws IOException {
        front.discoveryAnswers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close, X-Inner\r\n"
                + "X-Inner: 1\r\nKeep-Alive: timeout=5\r\nServer: secret/1\r\nX-Powered-By: secret\r\n"
                + "Cache-Control: public\r\nContent-Security-Policy: none\r\nX-Frame-Note: kept\r\n\r\n{}");
        try (RawHttp http = front.dial()) {
            RawHttp.Answer answer = http.write("GET /v1/me HTTP/1.1\r\nHost: chat.example.org\r\nAuthorization: Bearer "
                            + front.token()
                            + "\r\nConnection: keep-alive, X-Hop, Authorization\r\nX-Hop: 1\r\nTE: trailers\r\n"
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
            String head = front.heads().get(0);
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
        assertProblem(front.get("/v1/conversations"), 503, "unavailable");
    }

    @Test
    void a_service_that_hangs_up_without_a_word_is_a_problem_and_is_asked_once() {
        front.discoveryDoes((in, out) -> {});
        assertProblem(front.post("/v1/me", "{}"), 503, "unavailable");
        assertThat(front.heads()).hasSize(1);
    }

    @Test
    void a_service_that_never_answers_is_a_problem_after_a_while() {
        front.discoveryDoes((in, out) -> in.readAllBytes());
        assertProblem(front.get("/v1/me"), 503, "unavailable");
    }

    @Test
    void an_answer_that_breaks_off_reaches_the_client_as_a_broken_one() {
        front.discoveryAnswers("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        assertThatThrownBy(() -> front.get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        front.discoveryAnswers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        assertThatThrownBy(() -> front.get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        assertThat(front.get("/v1/notifications").statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_without_an_end_is_cut() {
        AtomicInteger written = new AtomicInteger();
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        front.discoveryDoes((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            drip.scheduleWithFixedDelay(() -> writeOne(out, written), 0, 100, TimeUnit.MILLISECONDS);
            // Until the gateway hangs up.
            in.readAllBytes();
        });
        try {
            assertThatThrownBy(() -> front.get("/v1/me")).isInstanceOf(UncheckedIOException.class);
        } finally {
            drip.shutdownNow();
        }
        // Longer than the silence that is allowed: it was never silent, and was cut for the time it took.
        assertThat(written.get()).isGreaterThan(20);
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
        HttpResponse<String> answer = Client.call(front.port(), method, path, front.token(), null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertGuarded(answer);
    }

    @Test
    void so_do_refusals() {
        assertGuarded(Client.call(front.port(), "GET", "/v1/me", null, null));
        assertGuarded(front.post("/v1/me", "x".repeat(FrontDoorGateway.BODY_LIMIT + 1)));
    }

    @Test
    void calls_go_on_while_one_of_two_instances_is_killed_and_comes_back() {
        ServiceProcess victim = stack.services(Service.CHAT).get(1);
        victim.kill();
        // What was on its way to it may fail; from then on the other one stands in.
        await().atMost(Client.LIMIT).until(() -> !victim.isAlive());
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(Client.call(stack, "GET", "/v1/conversations", front.token(), null)
                    .statusCode());
        }
        stack.restart(victim);
        assertThat(statuses).containsExactly(200);
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        Map<String, String> wanted = Map.of(
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
                "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'self' https://web.telegram.org");
        wanted.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
        // Not over TLS: browsers must not heed it there.
        assertThat(answer.headers().map()).doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
    }

    private static void writeOne(OutputStream out, AtomicInteger written) {
        try {
            out.write('x');
            out.flush();
            written.incrementAndGet();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
