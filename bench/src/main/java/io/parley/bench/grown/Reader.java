package io.parley.bench.grown;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.running.Rest;
import io.parley.bench.terminal.Latency;
import io.parley.contracts.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads one page after the other and notes how long each took. For one thread. */
final class Reader {

    private static final int OK = 200;

    private final Map<ReadKind, Latency> times = new EnumMap<>(ReadKind.class);
    private final Map<ReadKind, Map<Integer, Long>> failures = new EnumMap<>(ReadKind.class);
    private final String gateway;

    Reader(String gateway) {
        this.gateway = gateway;
        for (ReadKind kind : ReadKind.values()) {
            times.put(kind, new Latency());
            failures.put(kind, new TreeMap<>());
        }
    }

    /** A conversation as it is opened, and scrolled up a little. */
    void messages(String conversation, String token, int pagesBefore) {
        String path = "/v1/conversations/" + conversation + "/messages";
        String next = read(ReadKind.NEWEST_MESSAGES, path, token);
        for (int i = 0; i < pagesBefore && next != null; i++) {
            next = read(ReadKind.EARLIER_MESSAGES, path + "?before=" + encode(next), token);
        }
    }

    /** The list of conversations as it is opened, and scrolled down once. */
    void conversations(String token) {
        String path = "/v1/conversations?limit=20";
        String next = read(ReadKind.CONVERSATIONS, path, token);
        if (next != null) {
            read(ReadKind.FURTHER_CONVERSATIONS, path + "&cursor=" + encode(next), token);
        }
    }

    void addTo(Map<ReadKind, Latency> all, Map<ReadKind, Map<Integer, Long>> allFailures) {
        times.forEach(
                (kind, own) -> all.computeIfAbsent(kind, none -> new Latency()).add(own));
        failures.forEach((kind, own) -> own.forEach((status, count) ->
                allFailures.computeIfAbsent(kind, none -> new TreeMap<>()).merge(status, count, Long::sum)));
    }

    /** The cursor to the next page, or null. */
    private String read(ReadKind kind, String path, String token) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = Rest.get(gateway, path, token);
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != OK) {
            failures.get(kind).merge(answer.statusCode(), 1L, Long::sum);
            return null;
        }
        times.get(kind).add(took);
        return nextCursor(answer.body());
    }

    static String nextCursor(String page) {
        try {
            JsonNode cursor = Json.MAPPER.readTree(page).path("next_cursor");
            return cursor.isTextual() ? cursor.asText() : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
