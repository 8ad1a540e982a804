package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a user is shown, and in which order. Each test has a spot on earth to itself. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class CandidatesIT {

    private final LocalStack stack;
    private final Person.Spot spot = Person.Spot.anywhere();

    CandidatesIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_card_says_who_it_is_and_how_far_but_not_where() {
        Person anna = somebody("anna", "");
        Person boris = Person.with(
                stack,
                "boris",
                spot.north(3.2),
                "'display_name':'Boris','bio':'I row.','city':'Riga','photos':['https://photos.example/1.jpg']");

        JsonNode card = anna.get("/v1/discovery/candidates").get("items").get(0);

        assertThat(card.get("id").asText()).isEqualTo(boris.id());
        assertThat(card.get("display_name").asText()).isEqualTo("Boris");
        assertThat(card.get("age").asInt()).isGreaterThanOrEqualTo(31);
        assertThat(card.get("photos").get(0).asText()).isEqualTo("https://photos.example/1.jpg");
        // What is known of a place is its hundredth of a degree, so a kilometre more or less.
        assertThat(card.get("distance_km").asInt()).isBetween(3, 5);
        assertThat(card.get("last_active").asText()).isEqualTo("today");
        assertThat(card.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "display_name", "age", "gender", "bio", "photos", "city", "distance_km", "last_active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'gender':'male','looking_for':['female'] | 'gender':'female','looking_for':['male'] | true",
                "'gender':'male','looking_for':['female'] | 'gender':'female','looking_for':['female','other'] | false",
                "'gender':'male','looking_for':['male'] | 'gender':'female','looking_for':['male'] | false",
                "'birth_date':'1980-01-01' | 'birth_date':'1980-01-01','min_age':46 | true",
                "'birth_date':'1999-01-01' | 'max_age':26 | false",
                "'birth_date':'1980-01-01' | 'min_age':60 | false",
                "'max_distance_km':500 | 'max_distance_km':200 | true",
                "'max_distance_km':500 | 'max_distance_km':100 | false",
                "'visible':true | 'visible':false | false"
            })
    void wishes_have_to_be_mutual(String one, String other, boolean areCandidates) {
        Person anna = somebody("anna", one.contains("max_distance") ? one : one + ",'max_distance_km':500");
        Person boris = Person.with(
                stack,
                "boris",
                spot.north(150),
                other.contains("max_distance") ? other : other + ",'max_distance_km':500");

        assertThat(anna.candidates(10)).isEqualTo(areCandidates ? List.of(boris.id()) : List.of());
        if (!other.contains("'visible':false")) {
            assertThat(boris.candidates(10)).isEqualTo(areCandidates ? List.of(anna.id()) : List.of());
        }
    }

    @Test
    void neighbours_across_the_date_line_find_each_other() {
        Person anna = Person.with(stack, "anna", new Person.Spot(spot.latitude(), 179.99), "");
        Person boris = Person.with(stack, "boris", new Person.Spot(spot.latitude(), -179.99), "");
        Person clara = Person.with(stack, "clara", new Person.Spot(spot.latitude(), 180), "");

        assertThat(anna.candidates(10)).contains(boris.id(), clara.id());
        assertThat(boris.candidates(10)).contains(anna.id(), clara.id());
        assertThat(clara.candidates(10)).contains(anna.id(), boris.id());
    }

    @Test
    void a_search_finds_the_same_where_many_live() {
        Person anna = somebody("anna", "'max_distance_km':500");
        Person boris = Person.with(stack, "boris", spot.north(150), "'max_distance_km':500");
        Person clara = Person.with(stack, "clara", spot.north(300), "'max_distance_km':500");
        assertThat(anna.candidates(1)).containsExactlyInAnyOrder(boris.id(), clara.id());
        Database.execute(stack, """
                insert into discovery.seeker (user_id, gender, looking_for, birth_date, min_age, max_age, latitude, longitude,
                    max_distance_km, place)
                select user_id || '-crowd-' || n, 'female', array['male'], birth_date, min_age, max_age, latitude, longitude,
                    max_distance_km, place
                from discovery.seeker cross join generate_series(1, 10000) n where user_id = '%s'
                """.formatted(anna.id()));

        assertThat(anna.candidates(1)).containsExactlyInAnyOrder(boris.id(), clara.id());
        assertThat(clara.candidates(1)).containsExactlyInAnyOrder(anna.id(), boris.id());
    }

    @Test
    void who_was_liked_or_passed_is_not_shown_again_unless_it_is_taken_back() {
        Person anna = somebody("anna", "");
        Person boris = somebody("boris", "");
        Person clara = somebody("clara", "");
        anna.like(boris);
        call(anna, "PUT", "/v1/discovery/passes/" + clara.id());
        assertThat(anna.candidates(10)).isEmpty();
        assertThat(boris.candidates(10)).containsExactly(anna.id(), clara.id());

        call(anna, "DELETE", "/v1/discovery/passes/" + clara.id());
        assertThat(anna.candidates(10)).containsExactly(clara.id());
        call(anna, "DELETE", "/v1/discovery/likes/" + boris.id());
        assertThat(anna.candidates(10)).containsExactlyInAnyOrder(boris.id(), clara.id());
    }

    @Test
    void who_likes_me_comes_first_and_then_who_was_active_last() {
        Person anna = somebody("anna", "");
        List<Person> others = IntStream.range(0, 9)
                .mapToObj(i -> {
                    Person other = somebody("other" + i, "");
                    activeAgo(other, Duration.ofDays(i + 1));
                    return other;
                })
                .toList();
        others.get(7).like(anna);
        others.get(4).like(anna);

        List<String> expected =
                new ArrayList<>(List.of(others.get(4).id(), others.get(7).id()));
        others.stream()
                .filter(other -> !expected.contains(other.id()))
                .toList()
                .forEach(other -> expected.add(other.id()));
        for (int limit : new int[] {1, 2, 3, 9, 50}) {
            assertThat(anna.candidates(limit)).as("pages of " + limit).isEqualTo(expected);
        }
        JsonNode last =
                anna.get("/v1/discovery/candidates?limit=9").get("items").get(8);
        assertThat(last.get("last_active").asText()).isEqualTo("month");
    }

    @Test
    void events_of_the_chat_tell_who_is_active_whatever_their_order() {
        Person anna = somebody("anna", "");
        Person boris = somebody("boris", "");
        Person clara = somebody("clara", "");
        Instant now = Instant.now();
        for (Person other : List.of(boris, clara)) {
            activeAgo(other, Duration.ofDays(40));
        }
        Event online = at(now.minus(Duration.ofDays(2)), new EventData.UserOnline(boris.id(), now));
        Event offline = at(now.minus(Duration.ofDays(9)), new EventData.UserOffline(boris.id(), now));
        EventSource.publish(
                stack,
                online,
                offline,
                online,
                at(now.minus(Duration.ofDays(3)), new EventData.UserOffline(clara.id(), now)));

        await().atMost(Client.LIMIT).untilAsserted(() -> {
            JsonNode items = anna.get("/v1/discovery/candidates").get("items");
            assertThat(items.findValuesAsText("id")).containsExactly(boris.id(), clara.id());
            assertThat(items.findValuesAsText("last_active")).containsExactly("week", "week");
        });
        try (Client c = Client.connect(stack, clara.id())) {
            c.roundTrip();
            await().atMost(Client.LIMIT)
                    .untilAsserted(() -> assertThat(anna.candidates(10)).containsExactly(clara.id(), boris.id()));
        }
    }

    @Test
    void nobody_is_shown_twice_though_much_changes_between_the_pages() {
        Person anna = somebody("anna", "");
        List<Person> others =
                IntStream.range(0, 12).mapToObj(i -> somebody("other" + i, "")).toList();
        for (int i = 0; i < 12; i++) {
            activeAgo(others.get(i), Duration.ofHours(2 * i + 2));
        }
        JsonNode first = anna.get("/v1/discovery/candidates?limit=4");
        assertThat(ids(first)).isEqualTo(ids(others.subList(0, 4)));
        // Two of those to come go: one is active now, and stands where the page is over; one hides. One shown goes to
        // the front.
        activeAgo(others.get(5), Duration.ZERO);
        activeAgo(others.get(2), Duration.ZERO);
        others.get(7).write(Person.profile(spot, "'visible':false"));
        somebody("new", "");

        JsonNode second = anna.get("/v1/discovery/candidates?limit=4&cursor="
                + first.get("next_cursor").asText());
        JsonNode third = anna.get("/v1/discovery/candidates?limit=4&cursor="
                + second.get("next_cursor").asText());

        assertThat(ids(second))
                .containsExactly(
                        others.get(4).id(),
                        others.get(6).id(),
                        others.get(8).id(),
                        others.get(9).id());
        assertThat(ids(third))
                .containsExactly(others.get(10).id(), others.get(11).id());
        assertThat(third.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void a_block_in_the_chat_takes_each_out_of_the_others_list() {
        Person anna = somebody("anna", "");
        Person boris = somebody("boris", "");
        String conversation = Client.conversation(stack, anna.id(), boris.id());
        call(anna, "PUT", "/v1/conversations/" + conversation + "/block");
        for (Person one : List.of(anna, boris)) {
            await().atMost(Client.LIMIT).until(() -> one.candidates(10).isEmpty());
        }
        call(anna, "DELETE", "/v1/conversations/" + conversation + "/block");
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(anna.candidates(10)).containsExactly(boris.id()));
        assertThat(boris.candidates(10)).containsExactly(anna.id());
    }

    @Test
    void who_cannot_be_seen_is_told_what_to_do() {
        Person anna = Person.stranger(stack, "anna");
        assertProblem(
                anna.call("GET", "/v1/discovery/candidates", null),
                409,
                "profile_required",
                "Write your profile with PUT /v1/me/profile to see others");
        anna.write(Person.profile(spot, "'visible':false"));
        assertProblem(
                anna.call("GET", "/v1/discovery/candidates", null),
                409,
                "profile_required",
                "Make your profile visible to see others");
        anna.write(Person.profile(spot, ""));
        assertThat(anna.candidates(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=x, Invalid cursor",
        "cursor=AAAA, Invalid cursor",
        "limit=0, Invalid limit",
        "limit=many, Invalid limit"
    })
    void what_is_no_page_is_refused(String query, String detail) {
        Person anna = somebody("anna", "");
        assertProblem(anna.call("GET", "/v1/discovery/candidates?" + query, null), 400, "validation_error", detail);
    }

    private Person somebody(String name, String changes) {
        return Person.with(stack, name, spot, changes);
    }

    /** Puts a user where one stands who was active so long ago. */
    private void activeAgo(Person person, Duration ago) {
        Database.execute(
                stack,
                "update discovery.seeker set place = (extract(epoch from now())::bigint / 3600 - " + ago.toHours()
                        + " << 32) | (place & 4294967295) where user_id = '" + person.id() + "'");
    }

    private static Event at(Instant time, EventData data) {
        return new Event(UUID.randomUUID(), "/test", "somebody", time, null, data);
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").findValuesAsText("id");
    }

    private static List<String> ids(List<Person> people) {
        return people.stream().map(Person::id).toList();
    }

    private static void call(Person person, String method, String path) {
        HttpResponse<String> answer = person.call(method, path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
