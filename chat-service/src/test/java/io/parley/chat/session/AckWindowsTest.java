package io.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import io.parley.chat.session.AckWindows.Unacknowledged;
import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckWindowsTest {

    /** What is open is due at once, and once. */
    private static final SessionLimits IMPATIENT = new SessionLimits(1_000, 1_000_000, 3, 2, List.of(Duration.ZERO));

    private final ConversationId conversation = ConversationId.create();
    private final AckWindows acks = new AckWindows(IMPATIENT, true);

    @Test
    void what_is_not_acknowledged_is_to_be_sent_again() {
        acks.expect(conversation, 3, 5);
        assertThat(acks.takeUnacknowledged()).containsExactly(new Unacknowledged(conversation, 2, 5));
        acks.acknowledged(conversation, 4);
        assertThat(acks.takeUnacknowledged()).containsExactly(new Unacknowledged(conversation, 4, 5));
        acks.acknowledged(conversation, 5);
        assertThat(acks.takeUnacknowledged()).isEmpty();
    }

    @Test
    void who_leaves_something_open_for_too_long_has_nothing_sent_again() {
        acks.expect(conversation, 3, 3);
        assertThat(acks.takeUnacknowledged()).isNotEmpty();
        assertThat(acks.takeUnacknowledged()).isNull();
    }

    @Test
    void nothing_is_expected_of_a_device_that_did_not_ask_for_it() {
        AckWindows silent = new AckWindows(IMPATIENT, false);
        silent.expect(conversation, 3, 5);
        assertThat(silent.takeUnacknowledged()).isEmpty();
    }

    @Test
    void only_so_many_conversations_are_waited_for() {
        ConversationId second = ConversationId.create();
        acks.expect(conversation, 1, 1);
        acks.expect(second, 1, 1);
        acks.expect(ConversationId.create(), 1, 1);
        assertThat(acks.takeUnacknowledged())
                .containsExactly(new Unacknowledged(conversation, 0, 1), new Unacknowledged(second, 0, 1));
    }

    /** Stands for a device whose acknowledgement is read on another thread before the one that showed the message goes on. */
    @Test
    void an_acknowledgement_counts_however_soon_it_comes() {
        Places[] places = new Places[1];
        Outlet quick = new Outlet() {
            @Override
            public Future<Void> write(String frame) {
                places[0].acks().acknowledged(conversation, 1);
                return Future.succeededFuture();
            }

            @Override
            public void close(CloseCode code) {}
        };
        places[0] = new Places(new Outbound(quick, 1_000, 1_000_000), IMPATIENT, Instant.EPOCH, true);
        places[0].offer(conversation, 1, null, "1", false, false);
        assertThat(places[0].acks().takeUnacknowledged()).isEmpty();
    }
}
