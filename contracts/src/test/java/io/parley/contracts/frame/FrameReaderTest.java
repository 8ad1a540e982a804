package io.parley.contracts.frame;

import static io.parley.contracts.frame.ErrorCode.INVALID_JSON;
import static io.parley.contracts.frame.ErrorCode.MESSAGE_TOO_LARGE;
import static io.parley.contracts.frame.ErrorCode.VALIDATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private final FrameReader reader = new FrameReader(FrameLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"} x",
                "{\"type\":\"ping\"}{}",
                "{'type':'ping'}",
                "[1,",
                "{\"type\":\"ping\",}",
                "NaN"
            })
    void what_is_no_JSON_is_invalid_json(String frame) {
        assertRejected(frame, INVALID_JSON, "Invalid JSON format", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"type\":\"ping\"}]", "1", "\"ping\"", "null", "true"})
    void what_is_no_object_is_told_so(String frame) {
        assertRejected(frame, VALIDATION_ERROR, "A frame must be a JSON object", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Missing required field: type",
                "{\"type\":null}|Missing required field: type",
                "{\"type\":5}|Invalid message type: 5",
                "{\"type\":{\"a\":1}}|Invalid message type: not a string",
                "{\"type\":\"message.sent\"}|Invalid message type: message.sent",
                "{\"type\":\"message.created\"}|Invalid message type: message.created",
                "{\"type\":\"message.send\"}|Missing conversation_id or text for message.send",
                "{\"type\":\"message.send\",\"text\":\"x\"}|Missing conversation_id or text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\"}|Missing conversation_id or text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":null}|Missing conversation_id or text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":1,\"text\":\"x\"}|Invalid conversation_id for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"\",\"text\":\"x\"}|Invalid conversation_id for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":7}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":{\"a\":[1]}}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\" \\n \"}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\"\\u0000\"}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\"a\\ud800b\"}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\"\\udc00\\ud800\"}|Invalid text for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\"x\",\"idempotency_key\":5}|Invalid idempotency_key for message.send",
                "{\"type\":\"message.send\",\"conversation_id\":\"c\",\"text\":\"x\",\"reply_to\":[]}|Invalid reply_to for message.send",
                "{\"type\":\"message.ack\",\"conversation_id\":\"c\"}|Missing conversation_id or up_to_message_id for message.ack",
                "{\"type\":\"read.set\"}|Missing conversation_id or up_to_message_id for read.set",
                "{\"type\":\"typing.set\"}|Missing conversation_id or state for typing.set",
                "{\"type\":\"typing.set\",\"conversation_id\":\"c\",\"state\":\"maybe\"}|Invalid state for typing.set",
                "{\"type\":\"subscribe\"}|Missing conversation_ids for subscribe",
                "{\"type\":\"subscribe\",\"conversation_ids\":\"c\"}|Invalid conversation_ids for subscribe",
                "{\"type\":\"subscribe\",\"conversation_ids\":[\"c\",null]}|Invalid conversation_ids for subscribe",
                "{\"type\":\"unsubscribe\"}|Missing conversation_ids for unsubscribe",
                "{\"type\":\"presence.get\"}|Missing user_ids for presence.get",
                "{\"type\":\"presence.set\"}|Missing status for presence.set",
                "{\"type\":\"presence.set\",\"status\":\"asleep\"}|Invalid status for presence.set",
                "{\"type\":\"sync\"}|Missing conversations for sync",
                "{\"type\":\"sync\",\"conversations\":[]}|Invalid conversations for sync",
                "{\"type\":\"sync\",\"conversations\":{\"c\":5}}|Invalid conversations for sync",
                "{\"type\":\"conversation.block\"}|Missing conversation_id for conversation.block",
                "{\"type\":\"conversation.unblock\"}|Missing conversation_id for conversation.unblock",
                "{\"type\":\"auth\"}|Missing token for auth",
                "{\"type\":\"auth\",\"token\":1}|Invalid token for auth",
                "{\"type\":\"ping\",\"ref\":1}|Invalid ref for ping",
            })
    void what_breaks_a_rule_is_told_which(String frame, String message) {
        assertRejected(frame, VALIDATION_ERROR, message, null);
    }

    @Test
    void an_error_carries_the_frames_ref_wherever_it_stands() {
        assertRejected(
                "{\"type\":\"subscribe\",\"ref\":\"r1\"}",
                VALIDATION_ERROR,
                "Missing conversation_ids for subscribe",
                "r1");
        assertRejected("{\"ref\":\"r2\",\"type\":\"huh\"}", VALIDATION_ERROR, "Invalid message type: huh", "r2");
        assertRejected("{\"ref\":\"r3\"}", VALIDATION_ERROR, "Missing required field: type", "r3");
    }

    @Test
    void a_ref_of_64_characters_is_the_longest() {
        assertThat(reader.readClient("{\"type\":\"ping\",\"ref\":\"" + "r".repeat(64) + "\"}"))
                .isEqualTo(new Reading.Valid<>(new ClientFrame.Ping("r".repeat(64))));
        assertRejected(
                "{\"type\":\"ping\",\"ref\":\"" + "r".repeat(65) + "\"}",
                VALIDATION_ERROR,
                "Invalid ref for ping",
                null);
    }

    @Test
    void unknown_fields_of_any_shape_are_ignored() {
        assertThat(reader.readClient("{\"x\":{\"y\":[1,{\"type\":\"z\"}]},\"type\":\"ping\",\"text\":5,\"e\":1e99}"))
                .isEqualTo(new Reading.Valid<>(new ClientFrame.Ping(null)));
    }

    @Test
    void a_text_is_counted_in_code_points_after_it_was_cleaned() {
        String longest = "\uD83D\uDE00".repeat(4_999) + "e\u0301";
        assertThat(send(longest)).isInstanceOf(Reading.Valid.class);
        assertThat(send("\u0007" + longest)).isInstanceOf(Reading.Valid.class);

        assertThat(send(longest + "!"))
                .isEqualTo(new Reading.Invalid<>(
                        MESSAGE_TOO_LARGE, "Text longer than 5000 characters for message.send", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u2800", "\u3164 \uFEFF", "\u202E\u200D", "\uDB40\uDC41"})
    void a_text_of_which_nothing_can_be_seen_is_blank(String text) {
        assertThat(send(text)).isEqualTo(new Reading.Invalid<>(VALIDATION_ERROR, "Invalid text for message.send", "7"));
    }

    @Test
    void a_frame_is_measured_in_bytes() {
        String fits = "{\"type\":\"ping\",\"pad\":\"%s\"}";
        int room = FrameLimits.DEFAULT.maxFrameBytes() - fits.length() + 2;
        assertThat(reader.readClient(fits.formatted("a".repeat(room)))).isInstanceOf(Reading.Valid.class);

        String over = "Frame larger than 24576 bytes";
        assertRejected(fits.formatted("a".repeat(room + 1)), MESSAGE_TOO_LARGE, over, null);
        assertRejected(fits.formatted("é".repeat(room / 2 + 1)), MESSAGE_TOO_LARGE, over, null);
    }

    @Test
    void the_type_in_an_error_is_shortened_and_harmless() {
        String message = ((Reading.Invalid<?>)
                        reader.readClient("{\"type\":\"" + "\\u001b[31m\\n" + "x".repeat(500) + "\"}"))
                .message();

        assertThat(message).startsWith("Invalid message type: [31m x").hasSizeLessThan(100);
    }

    @Test
    void deep_nesting_is_refused_without_a_stack_overflow() {
        assertRejected("{\"type\":\"ping\",\"x\":" + "[".repeat(5_000), INVALID_JSON, "Invalid JSON format", null);
    }

    @Test
    void another_encoding_than_UTF_8_is_no_JSON() {
        assertThat(reader.readClient("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(new Reading.Invalid<>(INVALID_JSON, "Invalid JSON format", null));
    }

    @Test
    void only_a_well_formed_server_frame_has_a_type() {
        assertThat(FrameReader.typeOf("{\"x\":[{}],\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(ServerFrameType.PONG);
        for (String frame : new String[] {"{\"type\":\"pong\"", "{\"type\":\"ping.pong\"}", "{}", "[]", "pong", ""}) {
            assertThat(FrameReader.typeOf(frame.getBytes(StandardCharsets.UTF_8)))
                    .as(frame)
                    .isNull();
        }
    }

    @Test
    void a_server_frame_without_its_fields_is_told_so() {
        assertThat(FrameReader.readServer("{\"type\":\"message.created\",\"conversation_id\":\"c\"}"))
                .isEqualTo(new Reading.Invalid<>(VALIDATION_ERROR, "Missing fields for message.created", null));
    }

    private Reading<ClientFrame> send(String text) {
        return reader.readClient(FrameWriter.write(new ClientFrame.MessageSend("conv_1", text, null, null, "7")));
    }

    private void assertRejected(String frame, ErrorCode code, String message, String ref) {
        assertThat(reader.readClient(frame)).isEqualTo(new Reading.Invalid<>(code, message, ref));
        assertThat(reader.readClient(frame.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Invalid<>(code, message, ref));
    }
}
