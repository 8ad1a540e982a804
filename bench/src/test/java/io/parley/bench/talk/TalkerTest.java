package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.parley.bench.socket.Arrivals;
import io.parley.bench.socket.ChatSocket;
import io.parley.bench.socket.MessageScanner;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalkerTest {

    private final Tally tally = new Tally();
    private final Arrivals arrivals = new Arrivals();
    private final EmbeddedChannel wire = new EmbeddedChannel();
    private Talker anna;
    private Talker boris;

    /** What the server would be told, and has to tell. */
    private record Sent(String text, String key, String ref) {}

    @BeforeEach
    void two_meet() {
        meet(new Pace.OpenLoop(1), false);
    }

    private void meet(Pace pace, boolean ack) {
        Party party = new Party(77, new TalkOptions(1, pace, 0, 60, Sizes.USUAL, ack, Optional.empty()), tally);
        anna = new Talker(party, 0, "conv_1", arrivals);
        boris = new Talker(party, 1, "conv_1", arrivals);
        anna.meet(boris);
        boris.meet(anna);
        anna.ready(new ChatSocket(wire));
        boris.ready(new ChatSocket(new EmbeddedChannel()));
        tally.begin(Window.beginning(System.nanoTime(), 0, 60));
    }

    @Test
    void what_both_have_seen_is_neither_lost_nor_awaited() {
        Sent sent = send(anna);
        tell(anna, 1, sent, sent.key());
        tell(boris, 1, sent, null);

        assertThat(outcome().isSound()).isTrue();
        assertThat(outcome().sent()).isEqualTo(1);
        assertThat(tally.awaited()).isZero();
        assertThat(tally.toOther().count()).isEqualTo(1);
        assertThat(tally.toSelf().count()).isEqualTo(1);
    }

    @Test
    void what_one_of_them_has_not_seen_is_missed() {
        Sent toNobody = send(anna);
        Sent toHerself = send(anna);
        tell(anna, 1, toHerself, toHerself.key());

        assertThat(toNobody.key()).isNotEqualTo(toHerself.key());
        assertThat(outcome().lost()).isEqualTo(2);
        assertThat(outcome().unanswered()).isEqualTo(1);
        assertThat(outcome().isSound()).isFalse();
    }

    @Test
    void what_comes_twice_is_a_duplicate() {
        Sent sent = send(anna);
        tell(anna, 1, sent, sent.key());
        tell(boris, 1, sent, null);
        tell(boris, 1, sent, null);

        assertThat(outcome().duplicates()).isEqualTo(1);
        assertThat(outcome().isSound()).isFalse();
    }

    @Test
    void an_own_message_needs_its_key_and_the_others_must_not_have_it() {
        Sent sent = send(anna);
        tell(anna, 1, sent, null);
        tell(anna, 1, sent, "aaaaaaaaaaaaaaaaa");
        tell(boris, 1, sent, sent.key());

        assertThat(outcome().malformed()).isEqualTo(3);
    }

    @Test
    void a_refused_message_is_not_lost() {
        Sent sent = send(anna);
        anna.frame(new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "later", sent.ref()));
        anna.frame(new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "later", sent.ref()));

        assertThat(outcome().refused()).isEqualTo(1);
        assertThat(outcome().errors()).containsEntry("unavailable", 2L);
        assertThat(outcome().isSound()).isTrue();
        assertThat(tally.awaited()).isZero();
    }

    @Test
    void messages_of_an_earlier_run_take_their_places_and_count_for_nothing() {
        Sent sent = send(anna);
        Party earlier = new Party(
                76, new TalkOptions(1, new Pace.OpenLoop(1), 0, 1, Sizes.USUAL, false, Optional.empty()), tally);
        SendFrame late = earlier.frame();
        late.write(SendFrame.head("conv_1"), new Mark(76, 0, 0, 0));
        tell(boris, 1, read(new String(late.bytes(), 0, late.length(), StandardCharsets.US_ASCII)), null);
        tell(boris, 2, sent, null);
        tell(anna, 2, sent, sent.key());

        assertThat(outcome().isSound()).isTrue();
        assertThat(boris.inbox().count(0)).isEqualTo(1);
    }

    @Test
    void in_the_closed_loop_an_answer_makes_the_next_one_go_out() {
        meet(new Pace.ClosedLoop(1), false);
        Sent first = send(anna);
        tell(anna, 1, first, first.key());
        Sent second = taken();

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(anna.sent()).isEqualTo(2);

        anna.frame(new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "later", second.ref()));
        assertThat(anna.sent()).isEqualTo(3);
    }

    @Test
    void one_acknowledgement_is_for_all_that_came_together() {
        meet(new Pace.OpenLoop(1), true);
        Sent one = send(anna);
        Sent two = send(anna);
        tell(anna, 1, one, one.key());
        tell(anna, 2, two, two.key());
        anna.caughtUp();
        anna.caughtUp();

        TextWebSocketFrame acknowledgement = wire.readOutbound();
        assertThat(acknowledgement.text()).contains("\"message.ack\"", "\"up_to_message_id\":\"msg_1_2\"");
        assertThat(wire.<TextWebSocketFrame>readOutbound()).isNull();
    }

    @Test
    void a_socket_that_was_closed_sends_no_more_and_is_counted() {
        anna.closed(4010);
        anna.send(System.nanoTime());

        assertThat(anna.sent()).isZero();
        assertThat(outcome().closes()).containsEntry(4010, 1L);
        assertThat(outcome().isSound()).isFalse();
    }

    @Test
    void whoever_is_not_let_in_says_why() {
        Talker stranger = new Talker(null, 5, "conv_1", arrivals);
        stranger.closed(4002);

        assertThatThrownBy(() -> arrivals.await(3, new Progress(false)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("closed with 4002");
    }

    private Outcome outcome() {
        return Outcome.of(List.of(anna, boris), tally);
    }

    private Sent send(Talker talker) {
        talker.send(System.nanoTime());
        return taken();
    }

    private Sent taken() {
        TextWebSocketFrame frame = wire.readOutbound();
        return read(frame.text());
    }

    private static Sent read(String frame) {
        try {
            var json = Json.MAPPER.readTree(frame);
            return new Sent(
                    json.get("text").asText(),
                    json.get("idempotency_key").asText(),
                    json.get("ref").asText());
        } catch (IOException e) {
            throw new AssertionError(frame, e);
        }
    }

    private static void tell(Talker talker, long seq, Sent sent, String key) {
        Message message = new Message("msg_1_" + seq, seq, "anna", sent.text(), Instant.EPOCH, null, null);
        byte[] frame = FrameWriter.write(new ServerFrame.MessageCreated("conv_1", message, key, null))
                .getBytes(StandardCharsets.UTF_8);
        MessageScanner scanner = new MessageScanner();
        assertThat(scanner.scan(frame, frame.length)).isEqualTo(MessageScanner.Kind.MESSAGE);
        talker.message(frame, scanner);
    }
}
