package io.parley.bench.running;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.terminal.BenchException;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls over REST. May be used by several threads. */
public final class Rest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private Rest() {}

    /** The id of the conversation of these two, made if there is none. */
    public static String conversation(String gateway, String token, String other) {
        String body = Json.write(Map.of("participant_ids", List.of(other)));
        HttpResponse<String> answer = send(request(gateway, "/v1/conversations")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return json(answer, "a conversation cannot be made").path("id").asText();
    }

    /** The answer to a request, whatever it is. */
    public static HttpResponse<String> get(String gateway, String path, String token) {
        return send(request(gateway, path).header("Authorization", "Bearer " + token));
    }

    static JsonNode post(String address, String path) {
        return json(send(request(address, path).POST(HttpRequest.BodyPublishers.noBody())), path + " fails");
    }

    static String metrics(String address) {
        return send(request(address, "/metrics")).body();
    }

    private static JsonNode json(HttpResponse<String> answer, String otherwise) {
        if (answer.statusCode() / 100 != 2) {
            throw new BenchException(otherwise + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new BenchException(otherwise + ": the answer is no JSON", e);
        }
    }

    private static HttpRequest.Builder request(String address, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(LIMIT);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchException(request.build().uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
