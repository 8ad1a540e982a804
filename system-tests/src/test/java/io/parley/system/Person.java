package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.json.Json;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A user of the discovery service, who calls it through the gateway. */
record Person(LocalStack stack, String id, String token) {

    /** Somebody whom nobody knows yet. */
    static Person stranger(LocalStack stack, String name) {
        String id = name + "-" + UUID.randomUUID();
        return new Person(stack, id, Client.token(stack, id));
    }

    /** Somebody with a profile; {@code changes} to the usual one are written with single quotes. */
    static Person with(LocalStack stack, String name, Spot spot, String changes) {
        Person person = stranger(stack, name);
        person.write(profile(spot, changes));
        return person;
    }

    static String profile(Spot spot, String changes) {
        try {
            ObjectNode profile = Json.MAPPER
                    .createObjectNode()
                    .put("display_name", "Somebody")
                    .put("birth_date", "1995-06-15")
                    .put("gender", "other")
                    .put("city", "Nowhere")
                    .put("latitude", spot.latitude())
                    .put("longitude", spot.longitude());
            profile.putArray("looking_for").add("other");
            return profile.setAll((ObjectNode) Json.MAPPER.readTree("{" + changes.replace('\'', '"') + "}"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode write(String profile) {
        return ok(call("PUT", "/v1/me/profile", profile));
    }

    HttpResponse<String> call(String method, String path, String body) {
        return Client.call(stack, method, path, token, body);
    }

    JsonNode get(String path) {
        return ok(call("GET", path, null));
    }

    JsonNode like(Person other) {
        return ok(call("PUT", "/v1/discovery/likes/" + other.id, null));
    }

    /** The ids of all candidates, page after page. */
    List<String> candidates(int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/discovery/candidates?limit=" + limit + cursor);
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            cursor = page.get("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.get("next_cursor").asText();
        } while (cursor != null);
        return ids;
    }

    private JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body());
    }

    /** A place on earth where no other test is. */
    record Spot(double latitude, double longitude) {

        private static final int ROWS = 9;
        private static final int COLUMNS = 22;
        private static final AtomicInteger taken = new AtomicInteger();

        /** A thousand kilometres and more from all others, and from the date line: who lives there meets nobody from elsewhere. */
        static Spot anywhere() {
            int place = taken.getAndIncrement();
            if (place >= ROWS * COLUMNS) {
                throw new IllegalStateException("the world is full");
            }
            return new Spot(13.0 * (place % ROWS) - 52, 15.0 * (place / ROWS) - 157.5);
        }

        /** So many kilometres further north. */
        Spot north(double km) {
            return new Spot(latitude + km / 111.195, longitude);
        }
    }
}
