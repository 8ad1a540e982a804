package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users say of themselves. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class ProfileIT {

    private final LocalStack stack;
    private final Person.Spot spot = Person.Spot.anywhere();

    ProfileIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_profile_is_read_as_it_was_written_beside_what_telegram_told() {
        Person anna = Person.stranger(stack, "anna");
        assertThat(anna.call("GET", "/v1/me", null).statusCode()).isEqualTo(404);
        assertThat(anna.call("PUT", "/v1/me", null).statusCode()).isEqualTo(204);
        assertThat(anna.get("/v1/me").get("profile").isNull()).isTrue();

        String written = Person.profile(
                spot,
                "'display_name':' Anna  K ','bio':'I climb.','gender':'female','looking_for':['male','other'],"
                        + "'photos':['https://photos.example/1.jpg'],'max_distance_km':30,'min_age':25,'max_age':40");
        JsonNode answered = anna.write(written);

        JsonNode me = anna.get("/v1/me");
        assertThat(me.get("id").asText()).isEqualTo(anna.id());
        JsonNode profile = me.get("profile");
        assertThat(profile).isEqualTo(answered);
        assertThat(profile.get("display_name").asText()).isEqualTo("Anna K");
        assertThat(profile.get("age").asInt())
                .isEqualTo(Period.between(LocalDate.of(1995, 6, 15), LocalDate.now(ZoneOffset.UTC))
                        .getYears());
        assertThat(profile.get("looking_for").toString()).isEqualTo("[\"male\",\"other\"]");
        assertThat(profile.get("latitude").asDouble()).isEqualTo(spot.latitude());
        assertThat(profile.get("visible").asBoolean()).isTrue();

        assertThat(anna.call("PUT", "/v1/me", null).statusCode()).isEqualTo(204);
        assertThat(anna.get("/v1/me").get("profile")).as("after a login").isEqualTo(profile);
    }

    @Test
    void a_profile_is_written_as_a_whole() {
        Person anna = Person.with(stack, "anna", spot, "'bio':'I climb.','max_distance_km':10");
        anna.write(Person.profile(spot, ""));

        JsonNode profile = anna.get("/v1/me").get("profile");
        assertThat(profile.get("bio").isNull()).isTrue();
        assertThat(profile.get("max_distance_km").asInt()).isEqualTo(50);
    }

    @Test
    void the_platform_hears_of_each_change_and_of_nothing_else() {
        Person anna = Person.with(stack, "anna", spot, "");
        anna.write(Person.profile(spot, ""));
        assertThat(events(anna)).isEqualTo(1);
        anna.write(Person.profile(spot, "'visible':false"));
        assertThat(events(anna)).isEqualTo(2);
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(Database.count(
                        stack,
                        "select count(*) from discovery.outbox where published_at is not null and subject = '"
                                + anna.id() + "'"))
                .isEqualTo(2));
    }

    @Test
    void the_same_profile_from_several_devices_at_once_is_one_change() {
        Person anna = Person.stranger(stack, "anna");
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> anna.call("PUT", "/v1/me/profile", Person.profile(spot, ""))
                        .statusCode())
                .toList();

        assertThat(answers).containsOnly(200);
        assertThat(events(anna)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'display_name':null | Missing display_name",
                "'birth_date':'2020-01-01' | Invalid birth_date: an age of 18 to 120 years",
                "'photos':['http://photos.example/1.jpg'] | Invalid photos: up to 9 https addresses of up to 512 characters each",
                "'latitude':'north' | Invalid latitude: a number from -90 to 90"
            },
            quoteCharacter = '`')
    void what_is_wrong_is_named_and_changes_nothing(String change, String detail) {
        Person anna = Person.with(stack, "anna", spot, "");
        JsonNode before = anna.get("/v1/me");

        HttpResponse<String> refused = anna.call("PUT", "/v1/me/profile", Person.profile(spot, change));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Client.json(refused.body()).get("code").asText()).isEqualTo("validation_error");
        assertThat(Client.json(refused.body()).get("detail").asText()).isEqualTo(detail);
        assertThat(anna.get("/v1/me")).isEqualTo(before);
    }

    @Test
    void a_body_that_is_no_object_is_refused_as_everywhere() {
        Person anna = Person.stranger(stack, "anna");
        assertThat(code(anna.call("PUT", "/v1/me/profile", "{\"display_name\":")))
                .isEqualTo("invalid_json");
        assertThat(code(anna.call("PUT", "/v1/me/profile", "[1]"))).isEqualTo("validation_error");
        assertThat(code(anna.call("PUT", "/v1/me/profile", null))).isEqualTo("validation_error");
        assertThat(code(anna.call("PUT", "/v1/me/profile", "x".repeat(70_000)))).isEqualTo("message_too_large");
    }

    private static String code(HttpResponse<String> answer) {
        return Client.json(answer.body()).get("code").asText();
    }

    private long events(Person person) {
        return Database.count(
                stack,
                "select count(*) from discovery.outbox where type = 'discovery.profile.updated' and subject = '"
                        + person.id() + "'");
    }
}
