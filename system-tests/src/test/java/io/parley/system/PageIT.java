package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.local.LocalStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Mini App, as a browser gets it from the gateway. Where the build had no Node there is none to get. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class PageIT {

    private static final Path BUILT = Stacks.HOME.resolve("mini-app/target/classes/parley-page/index.html");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static LocalStack stack;

    @BeforeAll
    static void find(LocalStack running) {
        assumeTrue(Files.exists(BUILT), "built without the page");
        stack = running;
    }

    @Test
    void the_page_comes_with_a_policy_that_lets_it_do_what_it_needs_and_telegram_frame_it() {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<div id=\"app\">")
                .isEqualTo(get("/index.html?startapp=conv_1").body());
        Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-cache",
                        "Vary", "accept-encoding",
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()")
                .forEach((name, value) ->
                        assertThat(page.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.split("; "))
                            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'");
                    assertThat(policy)
                            .contains("frame-ancestors 'self' https://web.telegram.org")
                            .doesNotContain("unsafe");
                });
        assertThat(page.headers().map()).doesNotContainKey("x-frame-options");
    }

    @Test
    void nothing_in_it_is_what_the_policy_refuses() {
        String page = get("/").body();

        assertThat(page).doesNotContain("<style", " style=", " onload=", "javascript:");
        assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(page).find())
                .isFalse();
        assertThat(references(page)).isNotEmpty().allMatch(address -> address.startsWith("/"));
    }

    @Test
    void what_it_refers_to_is_there_for_ever_and_small_where_the_browser_takes_it_small() throws IOException {
        for (String path : references(get("/").body())) {
            HttpResponse<String> plain = get(path);
            HttpResponse<byte[]> zipped =
                    send(path, HttpResponse.BodyHandlers.ofByteArray(), "Accept-Encoding", "gzip");

            assertThat(plain.statusCode()).as(path).isEqualTo(200);
            assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            if (path.endsWith(".js") || path.endsWith(".css")) {
                assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
                assertThat(zipped.headers().firstValue("Content-Length")).contains("" + zipped.body().length);
                assertThat(unzipped(zipped.body())).isEqualTo(plain.body());
            }
        }
        assertThat(references(get("/").body())).anyMatch(path -> path.matches("/assets/.*\\.js"));
    }

    @Test
    void who_has_it_as_it_is_does_not_get_it_again() {
        String tag = get("/").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = send("/", HttpResponse.BodyHandlers.ofString(), "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(send("/", HttpResponse.BodyHandlers.ofString(), "If-None-Match", "W/\"old\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void its_head_tells_as_much_as_itself() throws IOException {
        try (RawHttp http = new RawHttp(Client.gatewayPort(stack))) {
            http.write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
            RawHttp.Answer head = http.readHead();
            RawHttp.Answer whole = http.read();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers())
                    .containsEntry("Content-Length", whole.headers().get("Content-Length"))
                    .containsEntry("ETag", whole.headers().get("ETag"));
            assertThat(whole.body()).contains("<div id=\"app\">");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/none.js", "/assets/", "/files.txt", "/index.html.gz", "/pom.xml", "/conversations"})
    void other_paths_are_not_found_and_nobody_keeps_that(String path) throws IOException {
        try (RawHttp http = new RawHttp(Client.gatewayPort(stack))) {
            RawHttp.Answer answer =
                    http.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").read();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        }
    }

    @Test
    void a_path_has_one_meaning_or_none() throws IOException {
        try (RawHttp http = new RawHttp(Client.gatewayPort(stack))) {
            assertThat(http.write("GET /assets/../index.html HTTP/1.1\r\nHost: x\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/me, 401", "/v1/nothing, 404", "/q/health/live, 200", "/health, 200", "/ws/health, 200"})
    void what_was_there_before_the_page_is_there_still(String path, int status) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("script-src");
    }

    @Test
    void a_gateway_can_be_told_to_serve_no_page(@TempDir Path data) throws IOException {
        try (SideGateway bare =
                SideGateway.start(stack, data, "gateway-bare", Map.of("PARLEY_GATEWAY_PAGE_ENABLED", "false"))) {
            assertThat(Client.call(bare.port(), "GET", "/", null, null).statusCode())
                    .isEqualTo(404);
            assertProblem(Client.call(bare.port(), "GET", "/v1/me", null, null), 401, "authentication_failed");
        }
    }

    private static List<String> references(String page) {
        return REFERENCE
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.indexOf('"') + 1, found.length() - 1))
                .toList();
    }

    private static HttpResponse<String> get(String path) {
        return Client.call(stack, "GET", path, null, null);
    }

    private static <B> HttpResponse<B> send(String path, HttpResponse.BodyHandler<B> body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Client.gatewayPort(stack) + path))
                .headers(headers)
                .timeout(Client.LIMIT)
                .build();
        return HTTP.sendAsync(request, body).join();
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
