package io.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import io.parley.chat.session.Places.Missing;
import io.parley.chat.session.Places.Offer;
import io.parley.chat.session.Places.SyncRange;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.link.LinkFrame;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LONG_AGO = BEGIN.minusSeconds(60);
    private static final Instant SINCE = BEGIN.plusSeconds(1);
    private static final SessionLimits LIMITS =
            new SessionLimits(1_000, 1_000_000, 3, 2, List.of(Duration.ofSeconds(10)));

    private final List<String> shown = new ArrayList<>();
    private final ConversationId conversation = ConversationId.create();
    private final Places places = places(false);

    @Test
    void neighbours_are_shown_at_once_and_repeats_never() {
        assertThat(offer(5, LONG_AGO)).isEqualTo(Offer.SHOWN);
        assertThat(offer(6, SINCE)).isEqualTo(Offer.SHOWN);
        assertThat(offer(5, LONG_AGO)).isEqualTo(Offer.ALREADY_SHOWN);
        assertThat(offer(6, SINCE)).isEqualTo(Offer.ALREADY_SHOWN);

        assertThat(shown).containsExactly("5", "6");
    }

    @Test
    void what_comes_too_early_waits_and_follows_what_was_late() {
        offer(1, null);
        assertThat(offer(3, SINCE)).isEqualTo(Offer.BEHIND);
        assertThat(offer(4, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(places.missing(conversation)).isEqualTo(new Missing(1L, 4));
        assertThat(offer(2, SINCE)).isEqualTo(Offer.SHOWN);

        assertThat(shown).containsExactly("1", "2", "3", "4");
        assertThat(places.missing(conversation)).isNull();
    }

    @Test
    void a_gap_is_filled_by_a_read_and_what_arrived_keeps_its_own_frame() {
        offer(1, null);
        places.offer(conversation, 3, SINCE, "3 with its key", true, true);
        places.fill(conversation, 2, "2 read", false);
        places.fill(conversation, 3, "3 read", true);
        places.fill(conversation, 4, "4 read", false);

        assertThat(places.settle(conversation)).isFalse();
        assertThat(shown).containsExactly("1", "2 read", "3 with its key", "4 read");
        assertThat(offer(4, SINCE)).isEqualTo(Offer.ALREADY_SHOWN);
    }

    @Test
    void a_first_message_whose_forerunner_is_young_lacks_it() {
        assertThat(offer(8, SINCE)).isEqualTo(Offer.BEHIND);
        assertThat(places.missing(conversation)).isEqualTo(new Missing(null, 8));
        places.begin(conversation, 6);
        places.fill(conversation, 7, "7", false);
        places.settle(conversation);

        assertThat(shown).containsExactly("7", "8");
    }

    @Test
    void a_head_that_moved_before_the_session_is_none_of_its_business() {
        assertThat(places.learn(conversation, 9, LONG_AGO)).isFalse();
        assertThat(places.learn(conversation, 9, SINCE)).isTrue();
        assertThat(places.learn(conversation, 10, SINCE)).isFalse();
        assertThat(places.missing(conversation)).isEqualTo(new Missing(null, 10));
    }

    @Test
    void a_session_that_goes_on_elsewhere_reads_nothing_before_its_repeats_are_answered() {
        places.restore(Map.of(conversation.toString(), new LinkFrame.Shown(3, 6, null)));
        assertThat(offer(6, LONG_AGO)).isEqualTo(Offer.ALREADY_SHOWN);
        assertThat(offer(7, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(offer(10, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(places.learn(conversation, 11, SINCE)).isFalse();
        assertThat(places.answer(conversation, 9, SINCE, "9 with its key")).isFalse();
        assertThat(offer(9, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(shown).isEmpty();

        assertThat(places.thaw()).containsExactly(conversation);
        assertThat(shown).containsExactly("7");
        places.fill(conversation, 8, "8", false);
        places.fill(conversation, 9, "9", true);
        places.fill(conversation, 10, "10 read", false);
        places.fill(conversation, 11, "11", false);
        assertThat(places.settle(conversation)).isFalse();
        assertThat(shown).containsExactly("7", "8", "9 with its key", "10", "11");
        assertThat(offer(13, SINCE)).isEqualTo(Offer.BEHIND);
    }

    @Test
    void a_session_that_goes_on_elsewhere_and_missed_nothing_lacks_nothing() {
        places.restore(Map.of(conversation.toString(), new LinkFrame.Shown(3, 6, null)));
        assertThat(places.thaw()).isEmpty();
        assertThat(offer(7, SINCE)).isEqualTo(Offer.SHOWN);
    }

    @Test
    void the_answer_to_a_repeat_comes_at_once_where_the_message_was_shown_or_is_old() {
        assertThat(places.answer(conversation, 4, LONG_AGO, "4 again")).isFalse();
        offer(5, LONG_AGO);
        assertThat(places.answer(conversation, 5, LONG_AGO, "5 again")).isFalse();
        assertThat(places.answer(conversation, 7, SINCE, "7")).isTrue();
        offer(6, SINCE);

        assertThat(shown).containsExactly("4 again", "5", "5 again", "6", "7");
    }

    @Test
    void live_messages_wait_for_the_end_of_a_sync_and_come_once() {
        SyncRange range = places.beginSync(conversation, 2);
        assertThat(range.isOpenEnded()).isTrue();
        assertThat(offer(5, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(offer(6, SINCE)).isEqualTo(Offer.WAITS);
        assertThat(places.missing(conversation)).as("the sync brings it").isNull();
        places.synced(conversation, 5);

        assertThat(places.endSync(conversation, true)).isFalse();
        assertThat(shown).containsExactly("6");
    }

    @Test
    void a_sender_gets_its_answer_though_the_sync_brought_the_message() {
        places.beginSync(conversation, 0);
        places.offer(conversation, 1, null, "1 with its ref", true, true);
        places.synced(conversation, 1);
        places.endSync(conversation, true);
        places.offer(conversation, 1, null, "1 again", true, true);

        assertThat(shown).containsExactly("1 with its ref", "1 again");
    }

    @Test
    void a_sync_leaves_out_what_was_shown_before_it_and_a_second_one_does_not() {
        offer(5, LONG_AGO);
        offer(6, SINCE);

        assertThat(places.beginSync(conversation, 3)).isEqualTo(new SyncRange(3, 4));
        assertThat(places.beginSync(conversation, 3)).isEqualTo(new SyncRange(3, 6));
        assertThat(places.beginSync(conversation, 6).isEmpty()).isTrue();
    }

    @Test
    void a_sync_that_was_given_up_is_not_taken_for_whole() {
        places.beginSync(conversation, 0);
        places.synced(conversation, 50);
        places.endSync(conversation, false);

        assertThat(places.beginSync(conversation, 50).isOpenEnded()).isTrue();
    }

    @Test
    void conversations_beyond_the_limit_are_forgotten_unless_something_is_missing_in_them() {
        offer(1, null);
        offer(3, SINCE);
        List<ConversationId> others =
                IntStream.range(0, 5).mapToObj(i -> ConversationId.create()).toList();
        others.forEach(other -> places.offer(other, 1, null, "x", false, false));

        assertThat(places.missing(conversation)).isEqualTo(new Missing(1L, 3));
    }

    @Test
    void whatever_order_messages_come_in_they_are_shown_in_theirs() {
        for (long seed = 0; seed < 200; seed++) {
            shown.clear();
            Random random = new Random(seed);
            Places one = places(false);
            List<Integer> arriving = new ArrayList<>();
            for (int seq = 1; seq <= 40; seq++) {
                for (int copies = random.nextInt(3); copies >= 0; copies--) {
                    arriving.add(Math.min(arriving.size(), random.nextInt(arriving.size() + 1)), seq);
                }
            }
            one.begin(conversation, 0);
            for (int seq : arriving) {
                one.offer(conversation, seq, SINCE, "" + seq, false, false);
            }
            assertThat(shown)
                    .as("seed %d", seed)
                    .isEqualTo(IntStream.rangeClosed(1, 40)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    private Offer offer(long seq, Instant previousAt) {
        return places.offer(conversation, seq, previousAt, "" + seq, false, false);
    }

    private Places places(boolean acknowledges) {
        Outlet outlet = new Outlet() {
            @Override
            public Future<Void> write(String frame) {
                shown.add(frame);
                return Future.succeededFuture();
            }

            @Override
            public void close(CloseCode code) {}
        };
        return new Places(new Outbound(outlet, 1_000, 1_000_000), LIMITS, BEGIN, acknowledges);
    }
}
