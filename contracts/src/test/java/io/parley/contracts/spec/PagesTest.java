package io.parley.contracts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.event.EventType;
import io.parley.contracts.json.Json;
import io.parley.contracts.spec.AsyncApi.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/protocol.md and docs/events.md show, held against docs/asyncapi.yaml. */
class PagesTest {

    private static final Pattern FRAME = Pattern.compile("(?m)^\\{\"type\":\"[a-z.]+\".*}$");
    private static final Pattern EVENT = Pattern.compile("(?s)\n### ([a-z.]+)\n.*?\n```json\n(.+?)\n```");

    @Test
    void every_frame_that_the_page_of_the_protocol_shows_is_as_its_schema_says() throws IOException {
        List<JsonNode> shown = new ArrayList<>();
        for (String frame : matches("protocol.md", FRAME, 0)) {
            shown.add(Json.MAPPER.readTree(frame));
        }

        assertThat(shown).hasSizeGreaterThan(20).allSatisfy(frame -> assertThat(
                        AsyncApi.page().wrong(Speaker.SERVER, frame))
                .as(frame.toString())
                .isEmpty());
    }

    @Test
    void the_page_of_events_shows_each_as_its_schema_says() throws IOException {
        List<String> types = matches("events.md", EVENT, 1);
        List<String> data = matches("events.md", EVENT, 2);

        assertThat(types)
                .containsExactlyElementsOf(
                        Stream.of(EventType.values()).map(EventType::wireName).toList());
        JsonNode whole = Samples.of("events.jsonl").get(0);
        for (int i = 0; i < types.size(); i++) {
            ObjectNode event = whole.deepCopy();
            event.put("type", types.get(i)).set("data", Json.MAPPER.readTree(data.get(i)));
            assertThat(AsyncApi.page().wrong(Speaker.EVENT, event))
                    .as(types.get(i))
                    .isEmpty();
        }
    }

    private static List<String> matches(String file, Pattern pattern, int group) throws IOException {
        return pattern.matcher(Files.readString(Path.of("..", "docs", file)))
                .results()
                .map(found -> found.group(group))
                .toList();
    }
}
