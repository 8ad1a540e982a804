package io.parley.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.HeldOutlet;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionLimits;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.trace.TraceParent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MESSAGES = 200;

    private final HeldOutlet socket = new HeldOutlet();

    private final Session session = new Session(
            "session",
            "boris",
            TraceParent.start(),
            socket,
            new SessionLimits(1_000, 1_048_576, 10, 10, List.of(Duration.ofSeconds(10))),
            BEGIN,
            false,
            false);

    private final ConversationId conversation = ConversationId.create();

    @Test
    void a_page_that_is_twice_what_may_wait_goes_out_in_parts_and_in_order() {
        HandOver handOver = handOver();
        int parts = 1;
        while (!handOver.proceed(new Frames())) {
            assertThat(session.drained().isComplete()).isFalse();
            socket.takeAll();
            parts++;
        }
        socket.takeAll();

        assertThat(socket.closes).isEmpty();
        assertThat(parts).isGreaterThan(4);
        assertThat(socket.written).hasSize(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(socket.written.get(i)).contains("\"seq\":" + (i + 1) + ",");
        }
        assertThat(session.places().missing(conversation)).isNull();
    }

    @Test
    void for_a_socket_that_is_gone_nothing_waits() {
        HandOver handOver = handOver();
        assertThat(handOver.proceed(new Frames())).isFalse();
        session.close(CloseCode.DEAD_PEER);

        assertThat(handOver.proceed(new Frames())).isTrue();
    }

    /** The session lacks all of them: the longest texts, in characters that count twice. */
    private HandOver handOver() {
        session.places().begin(conversation, 0);
        session.places().learn(conversation, MESSAGES, BEGIN.plusSeconds(1));
        return new HandOver(
                conversation,
                session,
                LongStream.rangeClosed(1, MESSAGES)
                        .mapToObj(seq -> new StoredMessage(
                                new MessageId(conversation, seq),
                                "anna",
                                "\uD83D\uDE00".repeat(5_000),
                                null,
                                BEGIN,
                                List.of()))
                        .toList());
    }
}
