package io.parley.bench.candidates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.running.Rest;
import io.parley.bench.terminal.Latency;
import io.parley.contracts.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Searches, one after the other, and how long they took. For one thread. */
final class Searching {

    private static final int OK = 200;
    private static final String PATH = "/v1/discovery/candidates?limit=20";

    private final String gateway;
    private final Latency firstPages = new Latency();
    private final Latency furtherPages = new Latency();
    private final Map<Integer, Long> failures = new TreeMap<>();
    private long found;

    Searching(String gateway) {
        this.gateway = gateway;
    }

    /** Reads a user's list from its begin, and so many pages more. */
    void search(String token, int pagesAfter) {
        String next = read(firstPages, PATH, token);
        for (int i = 0; i < pagesAfter && next != null; i++) {
            next = read(furtherPages, PATH + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8), token);
        }
    }

    void add(Searching other) {
        firstPages.add(other.firstPages);
        furtherPages.add(other.furtherPages);
        other.failures.forEach((status, count) -> failures.merge(status, count, Long::sum));
        found += other.found;
    }

    SpreadFigures figures() {
        long pages = firstPages.summary().count() + furtherPages.summary().count();
        return new SpreadFigures(
                firstPages.summary(), furtherPages.summary(), pages == 0 ? 0 : (double) found / pages, failures);
    }

    /** The cursor to the next page, or null. */
    private String read(Latency times, String path, String token) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = Rest.get(gateway, path, token);
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != OK) {
            failures.merge(answer.statusCode(), 1L, Long::sum);
            return null;
        }
        times.add(took);
        try {
            JsonNode page = Json.MAPPER.readTree(answer.body());
            found += page.path("items").size();
            return page.path("next_cursor").isTextual()
                    ? page.path("next_cursor").asText()
                    : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }
}
