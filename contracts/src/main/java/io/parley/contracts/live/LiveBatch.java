package io.parley.contracts.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.Optional;
import io.parley.contracts.json.RequiredFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What leaves an instance together.
 *
 * @param origin the instance it comes from, which has served its own sockets already
 * @param number counts the origin's batches, so that a receiver notices when one is missing; an empty batch repeats the
 *               number of the last one. Null from an origin that does not count: what is lost of it is lost
 */
public record LiveBatch(String origin, @Optional Long number, List<LiveItem> items) {

    private static final int TYPICAL_ITEM_BYTES = 512;

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_ITEM_BYTES * items.size() + 64);
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
