package io.parley.gateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** The body {@code {"init_data": "…"}}. */
final class AuthBody {

    /** Room for the longest {@code initData} with every character escaped. */
    static final int MAX_BYTES = 32 * 1024;

    private AuthBody() {}

    /** Null for a body that is none. */
    static String initData(Buffer body) {
        if (body == null) {
            return null;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body.getBytes());
            return json == null ? null : json.path("init_data").textValue();
        } catch (IOException malformed) {
            return null;
        }
    }
}
