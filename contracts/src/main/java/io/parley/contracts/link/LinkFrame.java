package io.parley.contracts.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A frame on the link between a gateway and a chat instance, beside the client's own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkFrame.Resume.class, name = "link.resume"),
    @JsonSubTypes.Type(value = LinkFrame.Repeated.class, name = "link.repeated"),
    @JsonSubTypes.Type(value = LinkFrame.Resumed.class, name = "link.resumed"),
    @JsonSubTypes.Type(value = LinkFrame.Done.class, name = "link.done")
})
public sealed interface LinkFrame {

    /** The parameter of the link's handshake: {@link #NEW} for a session that begins, {@link #RESUMED} for one that goes on. */
    String PARAMETER = "link";

    String NEW = "new";
    String RESUMED = "resume";

    /** How each of them begins, on the wire. */
    String PREFIX = "{\"type\":\"link.";

    /**
     * The first frame of a link that takes the place of one that was lost.
     *
     * @param since         the {@code server_time} of the session's begin
     * @param lostMillis    how long ago at most the lost link was alive
     * @param shown         what the client has been shown, by conversation
     * @param subscriptions the conversations it listens to
     */
    record Resume(Instant since, long lostMillis, Map<String, Shown> shown, List<String> subscriptions)
            implements LinkFrame {

        public Resume {
            Objects.requireNonNull(since);
            shown = Map.copyOf(shown);
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /**
     * The client has seen every message of a conversation from one to another.
     *
     * @param acknowledged the id up to which it acknowledged them, as it said; or null
     */
    record Shown(long first, long last, @Optional String acknowledged) {}

    /** What the client had sent and had no answer to has been sent again: what it missed may come now. */
    record Repeated() implements LinkFrame {}

    /** The session goes on here. */
    record Resumed() implements LinkFrame {}

    /**
     * The client's frame of this number, counted from 1 on this link, needs no repeat. Said of every frame but a
     * {@code message.send} that was successful: there the {@code message.created} says it.
     */
    record Done(long frame) implements LinkFrame {}

    static boolean isOne(String frame) {
        return frame.startsWith(PREFIX);
    }

    /** As above, of a frame's bytes in UTF-8. */
    static boolean isOne(byte[] frame) {
        for (int i = 0; i < PREFIX.length(); i++) {
            if (i == frame.length || frame[i] != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Null for what is none. */
    static LinkFrame read(String frame) {
        try {
            return Json.MAPPER.readValue(frame, LinkFrame.class);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }
}
