package io.parley.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.RequiredFields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads events. */
public final class EventReader {

    private static final ObjectReader ENVELOPE = Json.MAPPER.readerFor(Envelope.class);

    private EventReader() {}

    private record Envelope(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String time,
            String traceparent,
            JsonNode data) {}

    /** @throws MalformedEventException for whatever is not an event of this version */
    public static Event read(byte[] body) {
        Envelope envelope = envelope(body);
        if (envelope == null || !EventWriter.SPEC_VERSION.equals(envelope.specversion)) {
            throw new MalformedEventException("not a CloudEvent of version " + EventWriter.SPEC_VERSION);
        }
        EventType type = envelope.type == null ? null : EventType.named(envelope.type);
        if (type == null) {
            throw new MalformedEventException("an unknown event type");
        }
        if (envelope.source == null || envelope.subject == null) {
            throw new MalformedEventException("no source or no subject in " + type.wireName());
        }
        return new Event(
                id(envelope, type),
                envelope.source,
                envelope.subject,
                time(envelope, type),
                envelope.traceparent,
                data(envelope, type));
    }

    /** Reads the {@code data} of an event of this type by itself, as an outbox keeps it. */
    public static EventData readData(EventType type, String data) {
        try {
            return Json.MAPPER.readValue(data, type.data());
        } catch (JsonProcessingException malformed) {
            throw new MalformedEventException("wrong fields in the data of " + type.wireName());
        }
    }

    private static Envelope envelope(byte[] body) {
        try {
            return ENVELOPE.readValue(body);
        } catch (IOException malformed) {
            throw new MalformedEventException("not a JSON object with a CloudEvent's fields");
        }
    }

    private static UUID id(Envelope envelope, EventType type) {
        try {
            return UUID.fromString(envelope.id);
        } catch (IllegalArgumentException | NullPointerException malformed) {
            throw new MalformedEventException("no UUID as id in " + type.wireName());
        }
    }

    private static Instant time(Envelope envelope, EventType type) {
        try {
            return OffsetDateTime.parse(envelope.time).toInstant();
        } catch (DateTimeException | NullPointerException malformed) {
            throw new MalformedEventException("no RFC 3339 time in " + type.wireName());
        }
    }

    private static EventData data(Envelope envelope, EventType type) {
        if (envelope.data == null || !envelope.data.isObject()) {
            throw new MalformedEventException("no data in " + type.wireName());
        }
        try {
            EventData data = Json.MAPPER.treeToValue(envelope.data, type.data());
            if (RequiredFields.arePresent(data)) {
                return data;
            }
        } catch (JsonProcessingException malformed) {
            // Falls through to the same answer: the data does not have the fields of its type.
        }
        throw new MalformedEventException("wrong fields in the data of " + type.wireName());
    }
}
