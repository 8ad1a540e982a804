package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two have who like each other, until one of them ends it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class MatchesIT {

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final Person.Spot spot = Person.Spot.anywhere();
    private final Person anna;

    MatchesIT(LocalStack stack) {
        this.stack = stack;
        this.anna = Person.with(stack, "anna", spot, "'display_name':'Anna'");
    }

    @Test
    void matches_are_listed_newest_first_with_the_others_card() {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            met.add(match(Person.with(stack, "other" + i, spot, "'display_name':'Other " + i + "'"))
                    .id());
        }
        Person plain = Person.stranger(stack, "plain");
        assertThat(plain.call("PUT", "/v1/me", null).statusCode()).isEqualTo(204);
        met.add(match(plain).id());
        Collections.reverse(met);

        assertThat(matches(anna, 2)).isEqualTo(met);
        assertThat(matches(anna, 100)).isEqualTo(met);
        JsonNode items = anna.get("/v1/matches").get("items");
        assertThat(items.get(0).get("profile").isNull()).isTrue();
        assertThat(items.get(1).get("profile").get("display_name").asText()).isEqualTo("Other 4");
        assertThat(items.get(1).get("profile").get("age").asInt()).isGreaterThan(30);
        assertThat(items.get(1).get("id").asText()).startsWith("match_");
        assertThat(items.get(1).get("created_at").isNumber()).isTrue();
        assertThat(items.get(1).get("profile").has("latitude")).isFalse();
        assertThat(matches(plain, 10)).containsExactly(anna.id());
    }

    @Test
    void who_ends_a_match_ends_it_for_both_and_for_good() {
        Person boris = match(Person.with(stack, "boris", spot, ""));
        try (Client b = Client.connect(stack, boris.id())) {
            assertThat(end(anna, boris)).isEqualTo(204);
            assertThat(end(anna, boris)).as("again").isEqualTo(204);
            assertThat(end(boris, anna)).as("from the other side").isEqualTo(204);
            b.first(ServerFrame.ConversationClosed.class);
        }
        assertThat(ended(boris)).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            assertThat(anna.like(boris).get("match").isNull()).isTrue();
            assertThat(boris.like(anna).get("match").isNull()).isTrue();
        }
        assertThat(call(anna, "DELETE", "/v1/discovery/likes/" + boris.id())).isEqualTo(204);
        assertThat(call(anna, "PUT", "/v1/discovery/passes/" + boris.id())).isEqualTo(204);
        assertThat(call(anna, "DELETE", "/v1/discovery/passes/" + boris.id())).isEqualTo(204);
        assertThat(anna.candidates(10)).isEmpty();
        assertThat(boris.candidates(10)).isEmpty();
        assertThat(matches(anna, 10)).isEmpty();
        assertThat(matches(boris, 10)).isEmpty();
        assertThat(created(boris)).isEqualTo(1);
    }

    @Test
    void where_there_never_was_a_match_there_is_none_to_end() {
        Person boris = Person.with(stack, "boris", spot, "");
        anna.like(boris);

        assertThat(end(anna, boris)).isEqualTo(404);
        assertThat(end(anna, anna)).isEqualTo(400);
        assertThat(end(anna, Person.stranger(stack, "nobody"))).isEqualTo(404);
    }

    @Test
    void a_like_can_be_taken_back_until_something_comes_of_it() {
        Person boris = Person.with(stack, "boris", spot, "");
        anna.like(boris);
        assertThat(call(anna, "DELETE", "/v1/discovery/likes/" + boris.id())).isEqualTo(204);
        assertThat(call(anna, "DELETE", "/v1/discovery/likes/" + boris.id()))
                .as("again")
                .isEqualTo(204);
        assertThat(boris.like(anna).get("match").isNull()).isTrue();

        assertThat(anna.like(boris).get("match").isNull()).isFalse();
        HttpResponse<String> refused = anna.call("DELETE", "/v1/discovery/likes/" + boris.id(), null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Client.json(refused.body()).get("code").asText()).isEqualTo("matched");
        assertThat(matches(boris, 10)).containsExactly(anna.id());
    }

    @Test
    void a_block_hides_the_match_and_who_is_blocked_finds_nobody_to_like() {
        Person boris = match(Person.with(stack, "boris", spot, ""));
        Person clara = Person.with(stack, "clara", spot, "");
        Instant now = Instant.now();
        EventSource.publish(
                stack, blocks(boris, anna, true, now), blocks(anna, clara, true, now), blocks(clara, boris, true, now));

        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(matches(anna, 10)).isEmpty());
        assertThat(matches(boris, 10)).isEmpty();
        HttpResponse<String> unknown = anna.call(
                "PUT", "/v1/discovery/likes/" + Person.stranger(stack, "nobody").id(), null);
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(clara.call("PUT", "/v1/discovery/likes/" + anna.id(), null)
                                .statusCode())
                        .isEqualTo(404));
        HttpResponse<String> blocked = anna.call("PUT", "/v1/discovery/likes/" + boris.id(), null);
        assertThat(blocked.statusCode()).isEqualTo(404);
        assertThat(blocked.body()).isEqualTo(unknown.body());
        assertThat(end(anna, boris)).as("a match can be ended all the same").isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_last_word_of_a_block_counts_in_whatever_order_and_however_often_words_come(long seed) {
        Person boris = match(Person.with(stack, "boris", spot, ""));
        Person clara = match(Person.with(stack, "clara", spot, ""));
        Person mark = match(Person.with(stack, "mark", spot, ""));
        Instant begin = Instant.now();
        List<Event> words = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // The last word blocks Boris, and unblocks Clara.
            words.add(blocks(anna, boris, i % 2 == 1, begin.plusMillis(i)));
            words.add(blocks(clara, anna, i % 2 == 0, begin.plusMillis(i)));
        }
        words.addAll(List.copyOf(words));
        Collections.shuffle(words, new java.util.Random(seed));
        EventSource.publish(stack, words.toArray(Event[]::new));
        EventSource.publish(stack, blocks(mark, anna, true, begin));

        // The queue is taken in its order: when Mark is gone, all words before his were heard.
        await().atMost(Client.LIMIT).until(() -> !matches(anna, 10).contains(mark.id()));
        assertThat(matches(anna, 10)).containsExactly(clara.id());
        assertThat(matches(clara, 10)).containsExactly(anna.id());
        assertThat(matches(boris, 10)).isEmpty();
    }

    @Test
    void two_instances_make_one_match_of_two_likes_and_end_it_once() {
        try (SideService second = SideService.behind(stack, Service.DISCOVERY, data, "discovery-second", Map.of())) {
            int[] ports = {stack.services(Service.DISCOVERY).get(0).port(), second.port()};
            List<Person[]> pairs = IntStream.range(0, 25)
                    .mapToObj(i ->
                            new Person[] {Person.with(stack, "left", spot, ""), Person.with(stack, "right", spot, "")})
                    .toList();
            List<Integer> likes = onBoth(ports, pairs, "PUT", "/v1/discovery/likes/");
            assertThat(likes).containsOnly(200);
            for (Person[] pair : pairs) {
                assertThat(created(pair[0])).isEqualTo(1);
                assertThat(matches(pair[0], 10)).containsExactly(pair[1].id());
                assertThat(matches(pair[1], 10)).containsExactly(pair[0].id());
            }
            assertThat(onBoth(ports, pairs, "DELETE", "/v1/matches/")).containsOnly(204);
            for (Person[] pair : pairs) {
                assertThat(ended(pair[0])).isEqualTo(1);
                assertThat(matches(pair[0], 10)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=x", "cursor=AAAA", "limit=0"})
    void what_is_no_page_is_refused(String query) {
        assertThat(anna.call("GET", "/v1/matches?" + query, null).statusCode()).isEqualTo(400);
    }

    /** The two of each pair say the same of each other in the same moment, each at another instance. */
    private static List<Integer> onBoth(int[] ports, List<Person[]> pairs, String method, String path) {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (Person[] pair : pairs) {
                for (int side = 0; side < 2; side++) {
                    Person one = pair[side];
                    Person other = pair[1 - side];
                    int port = ports[side];
                    answers.add(CompletableFuture.supplyAsync(
                            () -> Client.call(port, method, path + other.id(), one.token(), null)
                                    .statusCode(),
                            hands));
                }
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            hands.shutdownNow();
        }
    }

    private Person match(Person other) {
        anna.like(other);
        assertThat(other.like(anna).get("match").isNull()).isFalse();
        return other;
    }

    private static List<String> matches(Person person, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = person.get("/v1/matches?limit=" + limit + cursor);
            ids.addAll(page.get("items").findValuesAsText("user_id"));
            cursor = page.get("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.get("next_cursor").asText();
        } while (cursor != null);
        return ids;
    }

    private static Event blocks(Person by, Person target, boolean holds, Instant at) {
        return new Event(
                UUID.randomUUID(),
                "/test",
                "conv_1",
                at,
                null,
                holds
                        ? new EventData.ConversationBlocked("conv_1", by.id(), target.id())
                        : new EventData.ConversationUnblocked("conv_1", by.id(), target.id()));
    }

    private static int end(Person person, Person other) {
        return call(person, "DELETE", "/v1/matches/" + other.id());
    }

    private static int call(Person person, String method, String path) {
        return person.call(method, path, null).statusCode();
    }

    private long created(Person person) {
        return events("discovery.match.created", person);
    }

    private long ended(Person person) {
        return events("discovery.match.ended", person);
    }

    private long events(String type, Person person) {
        return Database.count(
                stack,
                "select count(*) from discovery.outbox where type = '" + type + "' and data like '%" + person.id()
                        + "%'");
    }
}
