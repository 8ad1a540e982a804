package io.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventWriter;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.spec.AsyncApi;
import io.parley.contracts.spec.AsyncApi.Speaker;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds what the tests say and hear against {@code docs/asyncapi.yaml} and {@code docs/openapi.yaml}. */
final class Wording {

    private static final FrameReader READER = new FrameReader(FrameLimits.DEFAULT);

    private Wording() {}

    /** A frame that the gateway takes has to be one of the page; what tests say wrongly on purpose need not. */
    static void checkSaid(String frame) {
        if (READER.readClient(frame) instanceof Reading.Valid<ClientFrame> valid) {
            JsonNode said = Client.json(frame);
            // The page counts a text as it is after cleaning.
            if (valid.frame() instanceof ClientFrame.MessageSend send) {
                ((ObjectNode) said).put("text", send.text());
            }
            require(
                    AsyncApi.page().wrong(Speaker.CLIENT, said),
                    said.path("type").asText());
        }
    }

    /** What a frame of the server breaks; null if it is one of the page. */
    static String wrongIn(String frame) {
        List<String> wrong;
        try {
            wrong = AsyncApi.page().wrong(Speaker.SERVER, Client.json(frame));
        } catch (UncheckedIOException noJson) {
            wrong = List.of("no JSON");
        }
        return wrong.isEmpty() ? null : frame + " is not as docs/asyncapi.yaml says: " + wrong;
    }

    static void check(Event event) {
        checkEvent(EventWriter.write(event));
    }

    static void checkEvent(byte[] body) {
        JsonNode event = Client.json(new String(body, StandardCharsets.UTF_8));
        require(AsyncApi.page().wrong(Speaker.EVENT, event), event.toString());
    }

    static HttpResponse<String> checked(String method, String path, HttpResponse<String> answer) {
        require(OpenApi.page().wrong(method, path, answer), method + " " + path + ": " + answer.body());
        return answer;
    }

    private static void require(List<String> wrong, String what) {
        if (!wrong.isEmpty()) {
            throw new AssertionError("not as the page says: " + what + ": " + wrong);
        }
    }
}
