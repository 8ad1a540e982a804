package io.parley.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class CallHeadersTest {

    private final MultiMap from = MultiMap.caseInsensitiveMultiMap();
    private final MultiMap to = MultiMap.caseInsensitiveMultiMap();

    @Test
    void what_is_between_two_neighbours_goes_no_further() {
        from.add("connection", "close, X-One ,X-TWO").add("Connection", "x-three");
        from.add("X-One", "1").add("x-two", "2").add("X-Three", "3");
        from.add("Keep-Alive", "1").add("TE", "trailers").add("Upgrade", "h2c").add("Transfer-Encoding", "chunked");
        from.add("Accept", "a").add("accept", "b");

        CallHeaders.toService(from, to);

        assertThat(to.names()).containsExactly("Accept");
        assertThat(to.getAll("Accept")).containsExactly("a", "b");
    }

    @Test
    void a_caller_cannot_make_the_gateway_lose_the_token_or_the_length() {
        from.add("Connection", "Authorization, Content-Length");
        from.add("Authorization", "Bearer x").add("Content-Length", "2");

        CallHeaders.toService(from, to);

        assertThat(to.names()).containsExactlyInAnyOrder("Authorization", "Content-Length");
    }

    @Test
    void what_a_caller_says_of_its_way_here_is_not_believed() {
        from.add("X-Forwarded-For", "1.2.3.4").add("X-Forwarded-Prefix", "/x").add("Forwarded", "for=1.2.3.4");
        from.add("X-Real-IP", "1.2.3.4")
                .add("TraceParent", "00-1")
                .add("X-Request-ID", "1")
                .add("Host", "evil");

        CallHeaders.toService(from, to);

        assertThat(to.isEmpty()).isTrue();
    }

    @Test
    void a_service_cannot_speak_for_the_gateway() {
        from.add("server", "secret").add("x-powered-by", "secret").add("Cache-Control", "public");
        from.add("Content-Security-Policy", "none").add("Connection", "close").add("Retry-After", "3");
        from.add("Set-Cookie", "session=1");
        to.add("Cache-Control", "no-store");

        CallHeaders.toClient(from, to);

        assertThat(to.names()).containsExactlyInAnyOrder("Cache-Control", "Retry-After");
        assertThat(to.getAll("Cache-Control")).containsExactly("no-store");
    }
}
