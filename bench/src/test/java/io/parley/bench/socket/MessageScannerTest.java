package io.parley.bench.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.bench.socket.MessageScanner.Kind;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MessageScannerTest {

    private static final String MESSAGE =
            "{\"id\":\"msg_1\",\"seq\":42,\"sender_id\":\"anna\",\"text\":\"Hello!\",\"created_at\":1.5,\"reply_to\":null}";

    private final MessageScanner scanner = new MessageScanner();
    private byte[] frame;

    @Test
    void a_message_of_the_contracts_is_found_whole() {
        String written = FrameWriter.write(new ServerFrame.MessageCreated(
                "conv_1",
                new Message("msg_1_7", 7, "anna", "say \"Hallo\" \\ Grüße", Instant.ofEpochMilli(1), null, null),
                "key-1",
                "ref-1"));

        assertThat(scan(written)).isEqualTo(Kind.MESSAGE);
        assertThat(scanner.seq()).isEqualTo(7);
        assertThat(scanner.id().of(frame)).isEqualTo("msg_1_7");
        assertThat(scanner.text().of(frame)).isEqualTo("say \\\"Hallo\\\" \\\\ Grüße");
        assertThat(scanner.key().of(frame)).isEqualTo("key-1");
    }

    @Test
    void fields_may_come_in_any_order_with_blanks_and_with_unknown_ones_between() {
        assertThat(scan(" { \"new\" : { \"seq\" : 1, \"a\" : [ {\"text\":\"}\"} , [ ] , -1.5e3 ] } , \"message\" : "
                        + MESSAGE + ",\"idempotency_key\":null,\n\"type\":\"message.created\",\"flag\":true } "))
                .isEqualTo(Kind.MESSAGE);
        assertThat(scanner.seq()).isEqualTo(42);
        assertThat(scanner.text().of(frame)).isEqualTo("Hello!");
        assertThat(scanner.key().isPresent()).isFalse();
    }

    @Test
    void nothing_of_one_frame_is_left_for_the_next() {
        scan("{\"type\":\"message.created\",\"message\":" + MESSAGE + ",\"idempotency_key\":\"mine\"}");

        assertThat(scan("{\"type\":\"message.created\",\"message\":" + MESSAGE + "}"))
                .isEqualTo(Kind.MESSAGE);
        assertThat(scanner.key().isPresent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"pong\"}",
                "{\"type\":\"error\",\"code\":\"unavailable\",\"message\":\"message.created\"}",
                "{\"ref\":\"1\",\"type\":\"session.ready\"}"
            })
    void other_types_are_left_to_the_contracts(String text) {
        assertThat(scan(text)).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"message.created\"}",
                "{\"type\":\"message.created\",\"message\":{}}",
                "{\"type\":\"message.created\",\"message\":\"text\"}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":\"1\",\"text\":\"x\"}}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":0,\"text\":\"x\"}}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":1.5,\"text\":\"x\"}}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":1,\"text\":\"x}}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":1,\"text\":\"x\"}",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":1,\"text\":\"x\"}},",
                "{\"type\":\"message.created\",\"message\":{\"id\":\"m\",\"seq\":1,\"text\":\"x\",}}",
                "{\"type\":\"message.created\" \"message\":{\"id\":\"m\",\"seq\":1,\"text\":\"x\"}}"
            })
    void what_is_no_such_frame_is_malformed(String text) {
        assertThat(scan(text)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void whatever_the_bytes_are_it_ends_and_agrees_with_the_contracts_on_what_is_a_message() {
        String good =
                "{\"type\":\"message.created\",\"conversation_id\":\"c\",\"message\":" + MESSAGE + ",\"ref\":\"1\"}";
        Random random = new Random(7);
        int scanned = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = good.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutant[random.nextInt(mutant.length)] = (byte) "{}[]\",:\\ 0aé\u0000".charAt(random.nextInt(13));
            }
            Kind kind = scanner.scan(mutant, mutant.length);
            String text = new String(mutant, StandardCharsets.UTF_8);
            if (FrameReader.readServer(text) instanceof Reading.Valid<ServerFrame> valid
                    && valid.frame() instanceof ServerFrame.MessageCreated message
                    // To the contracts a number that is missing is 0; no message has that place.
                    && message.message().seq() > 0) {
                assertThat(kind).as(text).isEqualTo(Kind.MESSAGE);
                assertThat(scanner.seq()).as(text).isEqualTo(message.message().seq());
                scanned++;
            }
        }
        assertThat(scanned).isPositive();
    }

    private Kind scan(String text) {
        frame = text.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(frame, frame.length);
    }
}
