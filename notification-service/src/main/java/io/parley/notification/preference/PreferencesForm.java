package io.parley.notification.preference;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.id.ConversationUuid;
import io.parley.kit.problem.ProblemException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Preferences as they are written in JSON. A field that is left out, or null, has its default. */
public record PreferencesForm(Push push, List<String> mutedConversations, Quiet quietHours, boolean showText) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    public record Push(boolean message, boolean match) {}

    public record Quiet(String from, String to, String timeZone) {}

    static PreferencesForm of(Preferences preferences) {
        QuietHours quiet = preferences.quiet();
        return new PreferencesForm(
                new Push(preferences.pushMessage(), preferences.pushMatch()),
                preferences.muted().stream().map(ConversationUuid::format).toList(),
                quiet == null
                        ? null
                        : new Quiet(
                                TIME.format(quiet.from()),
                                TIME.format(quiet.to()),
                                quiet.zone().getId()),
                preferences.showText());
    }

    /** Reads them, or throws the problem that names the first field that is wrong. */
    static Preferences read(JsonNode body, int maxMuted) {
        if (body == null || !body.isObject()) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Preferences must be a JSON object");
        }
        JsonNode push = object(body, "push");
        return new Preferences(
                push == null || flag(push, "message", "push.message", Preferences.DEFAULT.pushMessage()),
                push == null || flag(push, "match", "push.match", Preferences.DEFAULT.pushMatch()),
                muted(body.get("muted_conversations"), maxMuted),
                quiet(object(body, "quiet_hours")),
                flag(body, "show_text", "show_text", Preferences.DEFAULT.showText()));
    }

    private static Set<UUID> muted(JsonNode list, int most) {
        Set<UUID> muted = new LinkedHashSet<>();
        if (list == null || list.isNull()) {
            return muted;
        }
        if (!list.isArray()) {
            throw invalid("muted_conversations");
        }
        for (JsonNode id : list) {
            UUID conversation = id.isTextual() ? ConversationUuid.parse(id.textValue()) : null;
            if (conversation == null) {
                throw invalid("muted_conversations");
            }
            muted.add(conversation);
        }
        if (muted.size() > most) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "More than " + most + " muted_conversations");
        }
        return muted;
    }

    private static QuietHours quiet(JsonNode hours) {
        if (hours == null) {
            return null;
        }
        LocalTime from = time(hours, "from");
        LocalTime to = time(hours, "to");
        if (from.equals(to)) {
            throw new ProblemException(
                    ErrorCode.VALIDATION_ERROR, "quiet_hours.from and quiet_hours.to must not be the same");
        }
        JsonNode zone = hours.get("time_zone");
        if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone.asText())) {
            throw invalid("quiet_hours.time_zone");
        }
        return new QuietHours(from, to, ZoneId.of(zone.asText()));
    }

    private static LocalTime time(JsonNode hours, String field) {
        JsonNode time = hours.get(field);
        try {
            if (time != null && time.isTextual()) {
                return LocalTime.parse(time.textValue(), TIME);
            }
        } catch (DateTimeParseException noTime) {
            // The same answer as for what is no string.
        }
        throw invalid("quiet_hours." + field);
    }

    private static JsonNode object(JsonNode body, String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw invalid(field);
        }
        return value;
    }

    private static boolean flag(JsonNode object, String field, String name, boolean otherwise) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw invalid(name);
        }
        return value.booleanValue();
    }

    private static ProblemException invalid(String field) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid " + field);
    }
}
