package io.parley.contracts.frame;

import static io.parley.contracts.frame.ErrorCode.INVALID_JSON;
import static io.parley.contracts.frame.ErrorCode.MESSAGE_TOO_LARGE;
import static io.parley.contracts.frame.ErrorCode.VALIDATION_ERROR;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.RequiredFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Reads frames. Whatever the bytes are, the answer is a {@link Reading}: a frame that keeps every rule of the protocol, or
 * the error to send back.
 */
public final class FrameReader {

    private static final int MAX_ECHOED_TYPE = 64;

    private final FrameLimits limits;
    private final ErrorCode unknownType;

    public FrameReader(FrameLimits limits) {
        this(limits, VALIDATION_ERROR);
    }

    /** @param unknownType how an unknown type is answered: the chat service has a word of its own for it */
    public FrameReader(FrameLimits limits, ErrorCode unknownType) {
        this.limits = limits;
        this.unknownType = unknownType;
    }

    public Reading<ClientFrame> readClient(String frame) {
        // A code unit takes one to three bytes: exact counting is left to the frames near the limit.
        if (frame.length() > limits.maxFrameBytes()
                || frame.length() > limits.maxFrameBytes() / 3
                        && frame.getBytes(StandardCharsets.UTF_8).length > limits.maxFrameBytes()) {
            return tooLarge();
        }
        try (JsonParser json = Json.FACTORY.createParser(frame)) {
            return readClient(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the UTF-8 bytes of a text frame. */
    public Reading<ClientFrame> readClient(byte[] frame) {
        if (frame.length > limits.maxFrameBytes()) {
            return tooLarge();
        }
        if (looksLikeWiderEncoding(frame)) {
            return notJson();
        }
        try (JsonParser json = Json.FACTORY.createParser(frame)) {
            return readClient(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Holds a message that came another way than in a frame to the rules of the frame; null stands for what is absent. */
    public Reading<ClientFrame> messageSend(String conversationId, String text, String idempotencyKey, String replyTo) {
        FrameFields fields = new FrameFields();
        fields.conversationId = FrameFields.wellFormed(conversationId);
        fields.text = FrameFields.wellFormed(text);
        fields.idempotencyKey = FrameFields.wellFormed(idempotencyKey);
        fields.replyTo = FrameFields.wellFormed(replyTo);
        return check(ClientFrameType.MESSAGE_SEND, fields, null);
    }

    /** The type of a server's frame, if the frame is well-formed JSON of a known type; else null. */
    public static ServerFrameType typeOf(byte[] serverFrame) {
        ServerGlance glance = ServerGlance.at(serverFrame);
        return glance == null ? null : glance.type();
    }

    /** Reads a server's frame whole, as a client does. */
    public static Reading<ServerFrame> readServer(String frame) {
        ServerFrameType type = typeOf(frame.getBytes(StandardCharsets.UTF_8));
        if (type == null) {
            return invalid("Not a frame of protocol version 1", null);
        }
        try {
            ServerFrame read = Json.MAPPER.readValue(frame, type.frame());
            return RequiredFields.arePresent(read)
                    ? new Reading.Valid<>(read)
                    : invalid("Missing fields for " + type.wireName(), null);
        } catch (JsonProcessingException wrongField) {
            return invalid("Invalid fields for " + type.wireName(), null);
        }
    }

    private Reading<ClientFrame> readClient(JsonParser json) throws IOException {
        try {
            JsonToken first = json.nextToken();
            if (first == null) {
                return notJson();
            }
            if (first != JsonToken.START_OBJECT) {
                json.skipChildren();
                return json.nextToken() == null ? invalid("A frame must be a JSON object", null) : notJson();
            }
            FrameFields fields = FrameFields.read(json, limits.maxIds());
            return json.nextToken() == null ? check(fields) : notJson();
        } catch (JsonProcessingException malformed) {
            return notJson();
        }
    }

    private Reading<ClientFrame> check(FrameFields fields) {
        String ref = isRef(fields.ref) ? (String) fields.ref : null;
        if (fields.type == null) {
            return invalid("Missing required field: type", ref);
        }
        ClientFrameType type = fields.type instanceof String name ? ClientFrameType.named(name) : null;
        if (type == null) {
            return new Reading.Invalid<>(unknownType, "Invalid message type: " + echo(fields.type), ref);
        }
        if (fields.ref != null && ref == null) {
            return invalid("Invalid ref for " + type.wireName(), null);
        }
        return check(type, fields, ref);
    }

    private Reading<ClientFrame> check(ClientFrameType type, FrameFields f, String ref) {
        FieldCheck check = new FieldCheck(type, ref);
        return switch (type) {
            case MESSAGE_SEND -> messageSend(check, f);
            case MESSAGE_ACK ->
                check.required("conversation_id", f.conversationId, "up_to_message_id", f.upToMessageId)
                        .name("conversation_id", f.conversationId)
                        .name("up_to_message_id", f.upToMessageId)
                        .then(() -> new ClientFrame.MessageAck(
                                check.string(f.conversationId), check.string(f.upToMessageId), ref));
            case READ_SET ->
                check.required("conversation_id", f.conversationId, "up_to_message_id", f.upToMessageId)
                        .name("conversation_id", f.conversationId)
                        .name("up_to_message_id", f.upToMessageId)
                        .then(() -> new ClientFrame.ReadSet(
                                check.string(f.conversationId), check.string(f.upToMessageId), ref));
            case TYPING_SET -> {
                TypingState state = f.state instanceof String name ? TypingState.named(name) : null;
                yield check.required("conversation_id", f.conversationId, "state", f.state)
                        .name("conversation_id", f.conversationId)
                        .holds("state", state != null)
                        .then(() -> new ClientFrame.TypingSet(check.string(f.conversationId), state, ref));
            }
            case SUBSCRIBE ->
                check.required("conversation_ids", f.conversationIds)
                        .holds("conversation_ids", f.conversationIds != FrameFields.WRONG)
                        .then(() -> new ClientFrame.Subscribe(strings(f.conversationIds), ref));
            case UNSUBSCRIBE ->
                check.required("conversation_ids", f.conversationIds)
                        .holds("conversation_ids", f.conversationIds != FrameFields.WRONG)
                        .then(() -> new ClientFrame.Unsubscribe(strings(f.conversationIds), ref));
            case PRESENCE_GET ->
                check.required("user_ids", f.userIds)
                        .holds("user_ids", f.userIds != FrameFields.WRONG)
                        .then(() -> new ClientFrame.PresenceGet(strings(f.userIds), ref));
            case PRESENCE_SET -> {
                PresenceStatus status = f.status instanceof String name ? PresenceStatus.named(name) : null;
                yield check.required("status", f.status)
                        .holds("status", status != null)
                        .then(() -> new ClientFrame.PresenceSet(status, ref));
            }
            case SYNC ->
                check.required("conversations", f.conversations)
                        .holds("conversations", f.conversations != FrameFields.WRONG)
                        .then(() -> new ClientFrame.Sync(marks(f.conversations), ref));
            case CONVERSATION_BLOCK ->
                check.required("conversation_id", f.conversationId)
                        .name("conversation_id", f.conversationId)
                        .then(() -> new ClientFrame.ConversationBlock(check.string(f.conversationId), ref));
            case CONVERSATION_UNBLOCK ->
                check.required("conversation_id", f.conversationId)
                        .name("conversation_id", f.conversationId)
                        .then(() -> new ClientFrame.ConversationUnblock(check.string(f.conversationId), ref));
            case AUTH ->
                check.required("token", f.token)
                        .holds("token", f.token instanceof String t && t.length() <= FrameLimits.MAX_TOKEN_CHARACTERS)
                        .then(() -> new ClientFrame.Auth(check.string(f.token), ref));
            case PING -> new Reading.Valid<>(new ClientFrame.Ping(ref));
            case PONG -> new Reading.Valid<>(new ClientFrame.Pong(ref));
        };
    }

    private Reading<ClientFrame> messageSend(FieldCheck check, FrameFields f) {
        check.required("conversation_id", f.conversationId, "text", f.text)
                .name("conversation_id", f.conversationId)
                .holds("text", f.text instanceof String)
                .optionalName("idempotency_key", f.idempotencyKey)
                .optionalName("reply_to", f.replyTo);
        if (check.failed()) {
            return check.failure();
        }
        String text = MessageText.clean((String) f.text);
        if (MessageText.isBlank(text)) {
            return check.holds("text", false).failure();
        }
        if (text.codePointCount(0, text.length()) > limits.maxTextCharacters()) {
            return new Reading.Invalid<>(
                    MESSAGE_TOO_LARGE,
                    "Text longer than " + limits.maxTextCharacters() + " characters for message.send",
                    check.ref());
        }
        return new Reading.Valid<>(new ClientFrame.MessageSend(
                check.string(f.conversationId),
                text,
                check.string(f.idempotencyKey),
                check.string(f.replyTo),
                check.ref()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object value) {
        return (List<String>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> marks(Object value) {
        return (Map<String, String>) value;
    }

    private static boolean isRef(Object ref) {
        return ref instanceof String text && text.length() <= FrameLimits.MAX_REF_CHARACTERS;
    }

    /** The client's own word in our error: shortened, and without anything that could garble a terminal or a log. */
    private static String echo(Object type) {
        if (!(type instanceof String name)) {
            return "not a string";
        }
        boolean isLong = name.codePointCount(0, name.length()) > MAX_ECHOED_TYPE;
        // Shortened first: it may be as long as a frame.
        String start = isLong ? name.substring(0, name.offsetByCodePoints(0, MAX_ECHOED_TYPE)) : name;
        String clean = MessageText.isMalformed(start)
                ? "not a name"
                : MessageText.clean(start).replace('\n', ' ').replace('\t', ' ');
        return isLong ? clean + "…" : clean;
    }

    /** Jackson guesses UTF-16 and UTF-32 from NULs in the first bytes; a text frame is UTF-8 and nothing else. */
    static boolean looksLikeWiderEncoding(byte[] frame) {
        for (int i = 0; i < Math.min(4, frame.length); i++) {
            if (frame[i] == 0 || frame[i] == (byte) 0xFE || frame[i] == (byte) 0xFF) {
                return true;
            }
        }
        return false;
    }

    private <F> Reading<F> tooLarge() {
        return new Reading.Invalid<>(MESSAGE_TOO_LARGE, "Frame larger than " + limits.maxFrameBytes() + " bytes", null);
    }

    private static <F> Reading<F> notJson() {
        return new Reading.Invalid<>(INVALID_JSON, "Invalid JSON format", null);
    }

    private static <F> Reading<F> invalid(String message, String ref) {
        return new Reading.Invalid<>(VALIDATION_ERROR, message, ref);
    }
}
