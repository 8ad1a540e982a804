package io.parley.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerGlance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final byte[] TEXT = new byte[10];
    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private final Transcript transcript =
            new Transcript("conv_first", new ClientView(10, true), new Unanswered(10, 100_000, new LongAdder()));

    @Test
    void a_message_without_a_key_gets_one_and_is_sent_again_under_it() {
        Unanswered.Entry entry = transcript.sent(new ClientFrame.MessageSend("conv_a", "Hi", null, null, "r"), TEXT);

        ClientFrame.MessageSend keyed = (ClientFrame.MessageSend) entry.frame();
        assertThat(keyed).isEqualTo(new ClientFrame.MessageSend("conv_a", "Hi", keyed.idempotencyKey(), null, "r"));
        assertThat(keyed.idempotencyKey()).isNotBlank();
        assertThat(new String(entry.text(), StandardCharsets.UTF_8)).contains(keyed.idempotencyKey());
        assertThat(transcript.again(entry)).isSameAs(entry);
    }

    @Test
    void what_has_a_key_goes_as_it_came_and_is_awaited_until_the_message_comes() {
        Unanswered.Entry entry = transcript.sent(new ClientFrame.MessageSend("conv_a", "Hi", "k", null, null), TEXT);
        assertThat(entry.text()).isSameAs(TEXT);
        assertThat(transcript.awaitsMessages()).isTrue();

        shown(new ServerFrame.MessageCreated("conv_a", message(1), "another", null));
        assertThat(transcript.awaitsMessages()).isTrue();
        shown(new ServerFrame.MessageCreated("conv_a", message(2), "k", null));
        assertThat(transcript.awaitsMessages()).isFalse();
    }

    @Test
    void another_instance_hears_what_the_client_was_shown_and_listens_to() {
        assertThat(transcript.hasBegun()).isFalse();
        shown(new ServerFrame.SessionReady("s", "anna", 30, 24_576, BEGIN));
        shown(new ServerFrame.Subscribed(List.of("conv_b"), null));
        shown(new ServerFrame.MessageCreated("conv_a", message(7), null, null));
        transcript.sent(new ClientFrame.MessageAck("conv_a", "msg_7", null), TEXT);

        assertThat(transcript.hasBegun()).isTrue();
        var resume = transcript.resume(250);
        assertThat(resume.subscriptions()).containsExactly("conv_first", "conv_b");
        assertThat(resume.shown().get("conv_a").last()).isEqualTo(7);
        assertThat(resume.shown().get("conv_a").acknowledged()).isEqualTo("msg_7");
    }

    @Test
    void a_sync_goes_on_from_how_far_it_has_come() {
        ClientFrame.Sync sync = new ClientFrame.Sync(marks("conv_a", null), "r");
        Unanswered.Entry entry = transcript.sent(sync, TEXT);
        shown(new ServerFrame.SessionReady("s", "anna", 30, 24_576, BEGIN));
        shown(new ServerFrame.SyncBatch("conv_a", List.of(message(1), message(2)), true, List.of(), null, null, null));

        Unanswered.Entry again = transcript.again(entry);
        assertThat(again.frame()).isEqualTo(new ClientFrame.Sync(marks("conv_a", "msg_2"), "r"));
        assertThat(transcript.unanswered()).containsExactly(again);

        again.sentAs(1);
        transcript.done(1);
        assertThat(transcript.unanswered()).isEmpty();
    }

    @Test
    void a_sync_that_no_longer_fits_in_a_frame_is_given_up() {
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, FrameLimits.DEFAULT.maxFrameBytes() / 40)
                .forEach(i -> many.put("conv_" + "x".repeat(60) + i, null));
        Unanswered.Entry entry = transcript.sent(new ClientFrame.Sync(many, null), TEXT);

        assertThat(transcript.again(entry)).isNull();
        assertThat(transcript.unanswered()).isEmpty();
    }

    private void shown(ServerFrame frame) {
        byte[] text = FrameWriter.write(frame).getBytes(StandardCharsets.UTF_8);
        transcript.shown(ServerGlance.at(text), text, 1_000);
    }

    private static Message message(long seq) {
        return new Message("msg_" + seq, seq, "boris", "text", BEGIN, null, List.of());
    }

    private static Map<String, String> marks(String conversation, String mark) {
        Map<String, String> marks = new HashMap<>();
        marks.put(conversation, mark);
        return marks;
    }
}
