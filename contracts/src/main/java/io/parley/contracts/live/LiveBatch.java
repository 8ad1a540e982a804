package io.parley.contracts.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.RequiredFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Frames that leave an instance together.
 *
 * @param origin the instance they come from, which has served its own sockets already
 */
public record LiveBatch(String origin, List<AddressedFrame> frames) {

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * frames.size() + 64);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writePOJO(this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The batch, or null for a body that is none: live traffic may be lost. */
    public static LiveBatch read(byte[] body) {
        try {
            LiveBatch batch = Json.MAPPER.readValue(body, LiveBatch.class);
            return batch != null && RequiredFields.arePresent(batch) ? batch : null;
        } catch (IOException malformed) {
            return null;
        }
    }
}
