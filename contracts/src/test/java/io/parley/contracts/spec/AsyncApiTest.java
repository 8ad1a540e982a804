package io.parley.contracts.spec;

import static io.parley.contracts.spec.AsyncApi.Speaker.CLIENT;
import static io.parley.contracts.spec.AsyncApi.Speaker.EVENT;
import static io.parley.contracts.spec.AsyncApi.Speaker.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.event.EventReader;
import io.parley.contracts.event.EventWriter;
import io.parley.contracts.event.MalformedEventException;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.json.Json;
import io.parley.contracts.spec.AsyncApi.Speaker;
import io.parley.contracts.spec.Samples.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample against docs/asyncapi.yaml: it is as the page says, and with one thing changed it is not. */
class AsyncApiTest {

    private static final FrameReader READER = new FrameReader(FrameLimits.DEFAULT);
    private static final Map<Speaker, String> FILES =
            Map.of(CLIENT, "client-frames.jsonl", SERVER, "server-frames.jsonl", EVENT, "events.jsonl");

    static Stream<Arguments> samples() {
        return Stream.of(Speaker.values())
                .flatMap(speaker -> samples(speaker).stream().map(sample -> Arguments.of(speaker, sample)));
    }

    /** All but the one from before messages had a place, which is read and never written. */
    private static List<JsonNode> samples(Speaker speaker) {
        return Samples.of(FILES.get(speaker)).stream()
                .filter(sample -> !sample.has("message")
                        || !sample.get("message").isObject()
                        || sample.get("message").has("seq"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_as_its_schema_says(Speaker speaker, JsonNode sample) {
        assertThat(AsyncApi.page().wrong(speaker, sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_with_a_field_of_another_type_is_not(Speaker speaker, JsonNode sample) {
        List<String> let = new ArrayList<>();
        for (Place place : Samples.places(sample)) {
            if (AsyncApi.page()
                    .wrong(speaker, place.with().apply(Samples.otherType(place.value())))
                    .isEmpty()) {
                let.add(place.pointer());
            }
        }
        assertThat(let).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_may_be_left_out_where_who_reads_it_allows_that(Speaker speaker, JsonNode sample) {
        for (Place place : Samples.places(sample)) {
            if (place.isField()) {
                JsonNode without = place.with().apply(null);
                assertThat(AsyncApi.page().wrong(speaker, without).isEmpty())
                        .as("valid without " + place.pointer())
                        .isEqualTo(mayBeWithout(speaker, place, without));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void null_is_a_value_only_where_the_protocol_says_so(Speaker speaker, JsonNode sample) {
        for (Place place : Samples.places(sample)) {
            JsonNode withNull = place.with().apply(NullNode.instance);
            boolean isRight = AsyncApi.page().wrong(speaker, withNull).isEmpty();
            if (speaker == CLIENT) {
                assertThat(isRight).as(place.pointer()).isEqualTo(isRead(CLIENT, withNull));
            } else if (isRight) {
                assertThat(isRead(speaker, withNull)).as(place.pointer()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Speaker.class)
    void the_examples_of_the_page_are_samples_and_every_message_has_one(Speaker speaker) {
        Set<JsonNode> samples = new HashSet<>();
        samples(speaker).forEach(sample -> samples.add(withPlainNumbers(sample)));
        AsyncApi.page().messages(speaker).forEach((type, described) -> {
            JsonNode examples = described.message().path("examples");
            assertThat(examples).as(type).isNotEmpty();
            examples.forEach(example -> assertThat(samples).contains(withPlainNumbers(example.get("payload"))));
        });
    }

    @Test
    void an_event_of_the_samples_is_read_and_written_alike() {
        for (JsonNode sample : samples(EVENT)) {
            byte[] written = EventWriter.write(EventReader.read(bytes(sample)));

            assertThat(withPlainNumbers(json(written))).isEqualTo(withPlainNumbers(sample));
        }
    }

    /** What a reader takes for null where nothing is there is written all the same: then the page requires it. */
    private static boolean mayBeWithout(Speaker speaker, Place place, JsonNode without) {
        if (speaker == CLIENT || !isRead(speaker, without)) {
            return isRead(speaker, without);
        }
        return !written(speaker, without).at(place.pointer()).isNull() && !isAlwaysWritten(speaker, place, without);
    }

    /** A number or flag that is not there is read as zero or false, and written so. */
    private static boolean isAlwaysWritten(Speaker speaker, Place place, JsonNode without) {
        return !written(speaker, without).at(place.pointer()).isMissingNode();
    }

    private static JsonNode written(Speaker speaker, JsonNode message) {
        return json(
                speaker == EVENT
                        ? EventWriter.write(EventReader.read(bytes(message)))
                        : Json.write(((Reading.Valid<?>) FrameReader.readServer(message.toString())).frame())
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRead(Speaker speaker, JsonNode message) {
        return switch (speaker) {
            case CLIENT -> READER.readClient(message.toString()) instanceof Reading.Valid;
            case SERVER -> FrameReader.readServer(message.toString()) instanceof Reading.Valid;
            case EVENT -> isEvent(message);
        };
    }

    private static boolean isEvent(JsonNode message) {
        try {
            EventReader.read(bytes(message));
            return true;
        } catch (MalformedEventException none) {
            return false;
        }
    }

    /** {@code 1640995200} and {@code 1640995200.000} are one time. */
    private static JsonNode withPlainNumbers(JsonNode value) {
        if (value.isNumber()) {
            return DoubleNode.valueOf(value.doubleValue());
        }
        JsonNode plain = value.deepCopy();
        if (plain instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(withPlainNumbers(field.getValue())));
        } else if (plain instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withPlainNumbers(array.get(i)));
            }
        }
        return plain;
    }

    private static byte[] bytes(JsonNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
