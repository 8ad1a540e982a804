package io.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code ./parley token USER…}: a token a line, from the running gateway's issuer for the local profile. */
record TokenCommand(List<String> users, String ttl, String role, Path data) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    static TokenCommand parse(List<String> words, Path data) {
        List<String> users = new ArrayList<>();
        String ttl = null;
        String role = null;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--ttl" -> ttl = Option.value(word, rest);
                case "--role" -> role = Option.value(word, rest);
                default -> users.add(user(word));
            }
        }
        if (users.isEmpty()) {
            throw new LocalStackException("token needs a user: ./parley token anna");
        }
        return new TokenCommand(users, ttl, role, data);
    }

    void run() {
        String gateway = RunFile.read(data).parts().stream()
                .filter(part -> part.service().equals(Service.GATEWAY.label()))
                .map(part -> "http://127.0.0.1:" + part.port())
                .findFirst()
                .orElseThrow(() -> new LocalStackException("no gateway runs here"));
        users.forEach(user -> System.out.println(token(gateway, user)));
    }

    private String token(String gateway, String user) {
        String query = "?user=" + encode(user)
                + (ttl == null ? "" : "&ttl=" + encode(ttl))
                + (role == null ? "" : "&role=" + encode(role));
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/v1/dev/tokens" + query))
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = Json.MAPPER.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new LocalStackException("no token: " + body.path("detail").asText("HTTP " + answer.statusCode()));
            }
            return body.get("token").asText();
        } catch (IOException unreachable) {
            throw new LocalStackException("the gateway at " + gateway + " does not answer", unreachable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    private static String user(String word) {
        if (word.startsWith("--")) {
            throw new LocalStackException("token does not know " + word + "; ./parley prints what there is");
        }
        return word;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
