package io.parley.local.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls at the gateway. Anything but success is a failed future. */
final class GatewayCalls {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TOKEN_SECONDS = 24 * 3_600;
    private static final int FIRST_FAILURE = 400;

    private final HttpClient http;
    private final URI gateway;

    GatewayCalls(URI gateway) {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    }

    /** A token that is good for a day. */
    CompletableFuture<String> token(String user) {
        return send(request("/v1/dev/tokens?ttl=" + TOKEN_SECONDS + "&user=" + encoded(user))
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .thenApply(answer -> answer.path("token").asText());
    }

    CompletableFuture<JsonNode> get(String token, String path) {
        return send(authorized(token, path).GET());
    }

    /** Null where there is nothing at the path. */
    CompletableFuture<JsonNode> find(String token, String path) {
        return http.sendAsync(authorized(token, path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 404 ? null : json(answer));
    }

    CompletableFuture<JsonNode> put(String token, String path, Object body) {
        return send(authorized(token, path).PUT(body(body)));
    }

    /** @param key makes it happen once, however often it is called */
    CompletableFuture<JsonNode> post(String token, String path, Object body, String key) {
        return send(authorized(token, path).header("Idempotency-Key", key).POST(body(body)));
    }

    CompletableFuture<WebSocket> socket(String token, WebSocket.Listener listener) {
        return http.newWebSocketBuilder()
                .connectTimeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(gateway.toString().replaceFirst("^http", "ws") + "/v1/chat/ws"), listener);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private CompletableFuture<JsonNode> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(GatewayCalls::json);
    }

    private HttpRequest.Builder authorized(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(LIMIT);
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        return body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Json.write(body));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_FAILURE) {
            throw new IllegalStateException(
                    "HTTP " + answer.statusCode() + " at " + answer.uri().getPath());
        }
        try {
            return answer.body().isEmpty() ? NullNode.getInstance() : Json.MAPPER.readTree(answer.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
