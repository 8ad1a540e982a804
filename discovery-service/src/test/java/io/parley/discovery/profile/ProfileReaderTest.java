package io.parley.discovery.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import io.parley.discovery.card.Gender;
import io.parley.kit.problem.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String LEAST = """
            {"display_name":"Anna","birth_date":"2000-02-29","gender":"female","looking_for":["male"],
             "city":"Riga","latitude":56.95,"longitude":24.1}
            """;

    private final ProfileReader reader = new ProfileReader(Limits.SMALL);

    @Test
    void what_may_be_left_out_has_its_usual_value() {
        Profile profile = read(LEAST);

        assertThat(profile.bio()).isNull();
        assertThat(profile.photos()).isEmpty();
        assertThat(profile.maxDistanceKm()).isEqualTo(50);
        assertThat(profile.minAge()).isEqualTo(18);
        assertThat(profile.maxAge()).isEqualTo(99);
        assertThat(profile.visible()).isTrue();
    }

    @Test
    void texts_are_cleaned_and_lists_have_nothing_twice() {
        Profile profile = read(with("""
                {"display_name":"  An\\u200Bna \\n B. ","bio":" one\\ntwo\\u202E ","city":"Ri\\tga",
                 "looking_for":["other","male","other"],"photos":["https://a.example/ü.jpg","https://a.example/ü.jpg"]}
                """));

        assertThat(profile.displayName()).isEqualTo("Anna B.");
        assertThat(profile.bio()).isEqualTo("one\ntwo");
        assertThat(profile.city()).isEqualTo("Ri ga");
        assertThat(profile.lookingFor()).containsExactly(Gender.OTHER, Gender.MALE);
        assertThat(profile.photos()).containsExactly("https://a.example/%C3%BC.jpg");
    }

    @Test
    void an_empty_bio_is_none_and_a_field_nobody_knows_is_passed_over() {
        assertThat(read(with("{\"bio\":\" \\n\",\"star_sign\":\"leo\"}")).bio()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"display_name", "birth_date", "gender", "city", "latitude", "longitude"})
    void a_field_that_is_not_there_is_named(String field) {
        assertProblem(with("{\"" + field + "\":null}"), "Missing " + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "display_name | 7",
                "display_name | \" \"",
                "display_name | \"eleven char\"",
                "display_name | \"a\\u0000b\"",
                "display_name | \"\\ud800\"",
                "birth_date | \"2008-11-22\"",
                "birth_date | \"1926-11-21\"",
                "birth_date | \"2027-01-01\"",
                "birth_date | \"2001-02-29\"",
                "birth_date | \"21.11.1990\"",
                "birth_date | 19901121",
                "gender | \"Female\"",
                "gender | [\"female\"]",
                "looking_for | []",
                "looking_for | null",
                "looking_for | \"male\"",
                "looking_for | [\"male\",null]",
                "looking_for | [\"men\"]",
                "bio | \"twenty-one characters\"",
                "bio | {}",
                "photos | [\"http://a.example/1.jpg\"]",
                "photos | [\"https://me:secret@a.example/\"]",
                "photos | [\"https:///1.jpg\"]",
                "photos | [\"https://a.example/ 1.jpg\"]",
                "photos | [\"https://a.example/123456789012345678901234567890\"]",
                "photos | [\"https://a.example/1\",\"https://a.example/2\",\"https://a.example/3\"]",
                "photos | [[]]",
                "city | \"Saint Petersburg\"",
                "latitude | 90.01",
                "latitude | \"56\"",
                "longitude | -180.5",
                "max_distance_km | 0",
                "max_distance_km | 201",
                "max_distance_km | 5.5",
                "max_distance_km | 99999999999",
                "min_age | 17",
                "max_age | 100",
                "visible | \"yes\""
            })
    void a_field_that_is_wrong_is_named(String field, String value) {
        assertProblem(with("{\"" + field + "\":" + value + "}"), "Invalid " + field + ": ");
    }

    @Test
    void photos_of_the_pages_own_host_are_below_the_path_that_is_set() {
        String photo = "{\"photos\":[\"/pictures/anna.svg\"]}";
        ProfileReader withPath = new ProfileReader(Limits.WITH_A_PATH);

        assertThat(read(withPath, with(photo)).photos()).containsExactly("/pictures/anna.svg");
        assertProblem(with(photo), "Invalid photos: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/elsewhere/anna.svg",
                "//a.example/pictures/anna.svg",
                "/pictures/../v1/me",
                "pictures/anna.svg",
                "javascript:/pictures/"
            })
    void a_path_is_no_way_to_anything_else(String photo) {
        ProfileReader withPath = new ProfileReader(Limits.WITH_A_PATH);

        assertThatThrownBy(() -> read(withPath, with("{\"photos\":[\"" + photo + "\"]}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Invalid photos: ");
    }

    @Test
    void the_wishes_for_an_age_are_in_order() {
        assertProblem(with("{\"min_age\":30,\"max_age\":29}"), "Invalid max_age: no less than min_age");
        assertThat(read(with("{\"min_age\":30,\"max_age\":30}")).maxAge()).isEqualTo(30);
    }

    @Test
    void who_turns_eighteen_today_may_come_in() {
        assertThat(read(with("{\"birth_date\":\"2008-11-21\"}")).birthDate()).isEqualTo("2008-11-21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"Anna\"", "null", "7"})
    void a_profile_is_an_object(String body) {
        assertProblem(body, "A profile must be a JSON object");
    }

    private void assertProblem(String body, String begin) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ErrorCode.VALIDATION_ERROR))
                .hasMessageStartingWith(begin);
    }

    private static String with(String changes) {
        try {
            ObjectNode body = (ObjectNode) Json.MAPPER.readTree(LEAST);
            return body.setAll((ObjectNode) Json.MAPPER.readTree(changes)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Profile read(String body) {
        return read(reader, body);
    }

    private static Profile read(ProfileReader reader, String body) {
        try {
            return reader.read(Json.MAPPER.readTree(body), TODAY);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
