package io.parley.contracts.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.parley.contracts.json.Json;

/** Writes frames. */
public final class FrameWriter {

    private static final ObjectWriter WRITER = Json.MAPPER.writer();

    private FrameWriter() {}

    public static String write(ServerFrame frame) {
        return write(WRITER, frame);
    }

    public static String write(ClientFrame frame) {
        return write(WRITER, frame);
    }

    private static String write(ObjectWriter writer, Object frame) {
        try {
            return writer.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "a record of ours could not be written: " + frame.getClass().getSimpleName(), impossible);
        }
    }
}
