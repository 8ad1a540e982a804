package io.parley.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.link.LinkFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClientViewTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private final ClientView view = new ClientView(2, true);

    ClientViewTest() {
        view.begin(BEGIN, 1_000);
    }

    @Test
    void a_conversation_is_one_run_from_the_first_message_shown_to_the_last() {
        view.shown("a", 5, 1_000);
        view.shown("a", 6, 1_001);
        view.shown("a", 7, 1_002);
        // The answer to a repeat.
        view.shown("a", 6, 1_003);

        assertThat(view.resume(250))
                .isEqualTo(new LinkFrame.Resume(BEGIN, 250, Map.of("a", new LinkFrame.Shown(5, 7, null)), List.of()));
    }

    @Test
    void acknowledgements_count_where_the_client_asked_for_them() {
        view.shown("a", 5, 1_000);
        view.acknowledged("a", "msg_a_5");
        view.acknowledged("never shown", "msg_x_1");
        assertThat(view.resume(0).shown().get("a").acknowledged()).isEqualTo("msg_a_5");

        ClientView careless = new ClientView(2, false);
        careless.begin(BEGIN, 1_000);
        careless.shown("a", 5, 1_000);
        careless.acknowledged("a", "msg_a_5");
        assertThat(careless.resume(0).shown().get("a").acknowledged()).isNull();
    }

    @Test
    void subscriptions_are_those_that_hold_now() {
        view.subscribed(List.of("a", "b"));
        view.unsubscribed(List.of("a", "c"));
        view.subscribed(List.of("d"));

        assertThat(view.resume(0).subscriptions()).containsExactly("b", "d");
    }

    @Test
    void a_conversation_whose_sync_is_whole_goes_on_after_it() {
        view.synced(page("a", true, 1, 2), 1_000);
        assertThat(view.resume(0).shown())
                .as("a sync that broke off goes on by itself")
                .isEmpty();
        assertThat(view.marks(Map.of("a", "msg_a_0", "b", "msg_b_3")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "msg_a_2", "b", "msg_b_3"));

        view.synced(page("a", false, 3, 4), 1_001);
        view.syncEnds();

        assertThat(view.resume(0).shown()).containsEntry("a", new LinkFrame.Shown(1, 4, null));
        assertThat(view.marks(Map.of())).isEmpty();
    }

    @Test
    void a_sync_of_what_lies_before_the_run_counts_where_it_reaches_it() {
        view.shown("a", 9, 1_000);
        view.synced(page("a", true, 1, 3), 1_001);
        assertThat(view.resume(0).shown()).containsEntry("a", new LinkFrame.Shown(9, 9, null));

        view.synced(page("a", false, 4, 8), 1_002);
        assertThat(view.resume(0).shown()).containsEntry("a", new LinkFrame.Shown(4, 9, null));
    }

    /** Its answer came out of turn: what lies between it and the messages of this session was not shown. */
    @Test
    void the_answer_to_an_old_repeat_is_no_begin_of_a_run() {
        view.shown("a", 5, 1_000);
        view.shown("a", 9, 1_001);
        view.shown("a", 10, 1_002);

        assertThat(view.resume(0).shown()).containsEntry("a", new LinkFrame.Shown(9, 10, null));
    }

    @Test
    void a_sync_that_goes_past_the_answer_to_an_old_repeat_is_not_forgotten() {
        view.shown("a", 5, 1_000);
        view.synced(page("a", false, 4, 8), 1_001);

        assertThat(view.resume(0).shown()).containsEntry("a", new LinkFrame.Shown(4, 8, null));
    }

    @Test
    void what_is_forgotten_counts_as_older_than_the_session() {
        view.shown("a", 1, 61_000);
        view.shown("b", 1, 62_000);
        view.shown("c", 1, 63_000);

        LinkFrame.Resume resume = view.resume(0);

        assertThat(resume.shown()).containsOnlyKeys("b", "c");
        assertThat(resume.since())
                .as("60 s after the begin \"a\" was shown, but for the doubt")
                .isBetween(BEGIN.plusSeconds(50), BEGIN.plusSeconds(60));
    }

    @Test
    void what_was_shown_last_is_forgotten_last() {
        view.shown("a", 1, 1_000);
        view.shown("b", 1, 1_001);
        view.shown("a", 2, 1_002);
        view.shown("c", 1, 1_003);

        assertThat(view.resume(0).shown()).containsOnlyKeys("a", "c");
    }

    private static ServerFrame.SyncBatch page(String conversation, boolean hasMore, long first, long last) {
        List<Message> messages = LongStream.rangeClosed(first, last)
                .mapToObj(seq ->
                        new Message("msg_" + conversation + "_" + seq, seq, "boris", "text", BEGIN, null, List.of()))
                .toList();
        return new ServerFrame.SyncBatch(conversation, messages, hasMore, List.of(), null, null, null);
    }
}
