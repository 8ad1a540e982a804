package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

/** Where a REST call begins and ends on its connection: its address, the length of its body, and what comes after it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class CallFramingIT {

    @TempDir
    static Path data;

    private static FrontDoorGateway front;

    @BeforeAll
    static void start(LocalStack stack) throws IOException {
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

    @Test
    void a_body_that_is_too_large_is_refused_at_once_or_where_it_becomes_so() throws IOException {
        assertProblem(front.post("/v1/me", "x".repeat(FrontDoorGateway.BODY_LIMIT + 1)), 413, "message_too_large");
        assertThat(front.heads()).isEmpty();
        AtomicInteger taken = new AtomicInteger();
        front.discoveryDoes((in, out) -> {
            while (in.read() >= 0) {
                taken.incrementAndGet();
            }
        });
        try (RawHttp http = front.dial()) {
            http.write(front.head("POST", "/v1/me", "Transfer-Encoding: chunked\r\n"));
            for (int i = 0; i < 3; i++) {
                http.write("3e8\r\n" + "x".repeat(1_000) + "\r\n");
            }
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("message_too_large");
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(taken.get()).isLessThan(3_000);
        assertThat(front.post("/v1/notifications", "x".repeat(FrontDoorGateway.BODY_LIMIT))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_streams_through_whichever_way_its_length_is_told() throws IOException {
        front.discoveryDoes((in, out) -> {
            StringBuilder body = new StringBuilder();
            while (body.indexOf("end") < 0) {
                body.append((char) in.read());
            }
            out.write(FrontDoorGateway.ok("ok").getBytes(StandardCharsets.UTF_8));
        });
        try (RawHttp http = front.dial()) {
            RawHttp.Answer chunked = http.write(front.head("POST", "/v1/me", "Transfer-Encoding: chunked\r\n")
                            + "5\r\nbegin\r\n3\r\nend\r\n0\r\n\r\n")
                    .read();
            assertThat(chunked.body()).isEqualTo("ok");
        }
        try (RawHttp http = front.dial()) {
            RawHttp.Answer counted = http.write(front.head("POST", "/v1/me", "Content-Length: 8\r\n") + "begin")
                    .write("end")
                    .read();
            assertThat(counted.body()).isEqualTo("ok");
            http.write(front.head("POST", "/v1/me", "Content-Length: 8\r\nExpect: 100-continue\r\n"));
            assertThat(http.read().status()).isEqualTo(100);
            assertThat(http.write("beginend").read().body()).isEqualTo("ok");
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        front.discoveryDoes((in, out) -> in.readAllBytes());
        for (String length : List.of("Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n")) {
            try (RawHttp http = front.dial()) {
                assertThat(http.write(front.head("POST", "/v1/me", length))
                                .read()
                                .status())
                        .isEqualTo(408);
            }
        }
    }

    @Test
    void a_service_that_answers_before_it_has_the_body_is_heard_and_the_rest_goes_nowhere() throws IOException {
        try (RawHttp http = front.dial()) {
            RawHttp.Answer answer = http.write(front.head("POST", "/v1/me", "Content-Length: 1000\r\n") + "x")
                    .read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(http.write("y".repeat(999) + front.head("GET", "/v1/me", ""))
                            .read()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(front.heads()).hasSize(2);
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
        try (RawHttp http = front.dial()) {
            RawHttp.Answer answer = http.write(front.head("POST", "/v1/me", lengths.replace("|", "\r\n") + "\r\n")
                            + body.replace("|", "\r\n") + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + front.token()
                            + "\r\n\r\n")
                    .read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(front.heads()).noneMatch(head -> head.contains("smuggled"));
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
        try (RawHttp http = front.dial()) {
            RawHttp.Answer answer = http.write(front.head("POST", "/v1/me", lengths) + "0\r\n\r\n"
                            + front.head("GET", "/v1/me/smuggled", ""))
                    .read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("Connection", "close");
            assertThat(http.isClosed()).isTrue();
        }
        assertThat(front.heads()).singleElement().satisfies(head -> assertThat(head.toLowerCase())
                .contains("transfer-encoding: chunked")
                .doesNotContain("content-length"));
    }

    @Test
    void calls_in_a_row_on_one_connection_are_answered_in_that_order() throws IOException {
        front.discoveryAnswers(FrontDoorGateway.ok("me"));
        try (RawHttp http = front.dial()) {
            http.write(front.head("GET", "/v1/me", "")
                    + front.head("GET", "/v1/nothing", "")
                    + front.head("POST", "/v1/me", "Content-Length: 2\r\n") + "{}"
                    + front.head("GET", "/v1/conversations", ""));
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
        try (RawHttp http = front.dial()) {
            assertThat(http.write(front.head("GET", "/v1/discovery/candidates?a=../b;c", ""))
                            .read()
                            .status())
                    .isEqualTo(200);
            assertThat(front.heads().get(0)).startsWith("GET /v1/discovery/candidates?a=../b;c HTTP/1.1");
            for (String ambiguous : new String[] {
                "/v1/me/../discovery/./candidates",
                "/v1/me/%2e%2e/%2e%2e/metrics",
                "/v1/conversations/conv_1/messages;x",
                "/v1/conversations/conv_1%2Fmessages",
                "/v1/discovery/candidates?a=50%",
                "/v1/chat/ws?a=%zz"
            }) {
                assertThat(http.write(front.head("GET", ambiguous, "")).read().status())
                        .as(ambiguous)
                        .isEqualTo(400);
            }
            assertThat(front.heads()).hasSize(1);
        }
    }
}
