package io.parley.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Message;
import io.parley.contracts.id.ConversationUuid;
import io.parley.contracts.id.MessagePlace;
import io.parley.notification.list.Entry;
import io.parley.notification.list.EntryKind;
import io.parley.notification.list.NewEntry;
import io.parley.notification.pair.PairFact;
import io.parley.notification.person.PersonFact;
import io.parley.notification.push.ThreadTouch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventBatchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final UUID conversation = UUID.randomUUID();
    private final String id = ConversationUuid.format(conversation);

    @Test
    void messages_and_marks_of_a_conversation_are_one_touch_of_its_thread() {
        EventBatch batch = batch(message("anna", 2), read(1), message("anna", 1), delivered(2));

        assertThat(batch.entries())
                .containsExactly(
                        NewEntry.message("boris", conversation, 2, "anna", NOW),
                        NewEntry.message("boris", conversation, 1, "anna", NOW));
        batch.shown(List.of(
                new Entry("boris", 7, EntryKind.MESSAGE, conversation, 2L, "anna", NOW, false),
                new Entry("boris", 8, EntryKind.MESSAGE, conversation, 1L, "anna", NOW, true)));
        assertThat(batch.threads())
                .containsExactly(
                        new ThreadTouch(new ThreadTouch.Key("boris", conversation), "anna", 2, 8, 1, 2, "text 2"));
        assertThat(batch.pairs()).extracting(PairFact::key).containsExactly(new PairFact.Key("boris", "anna"));
    }

    @Test
    void what_nobody_of_the_two_has_said_tells_only_of_their_conversation() {
        EventBatch batch = batch(message("system", 1));
        assertThat(batch.entries()).isEmpty();
        assertThat(batch.threads()).isEmpty();
        assertThat(batch.pairs()).extracting(PairFact::conversation).containsOnly(conversation);
    }

    @Test
    void a_block_hides_for_who_blocks_and_silences_both() {
        EventBatch batch = batch(new EventData.ConversationBlocked(id, "boris", "anna"));
        assertThat(batch.pairs())
                .containsExactly(
                        new PairFact(new PairFact.Key("anna", "boris"), conversation, null, NOW),
                        new PairFact(new PairFact.Key("boris", "anna"), conversation, NOW, NOW));
    }

    @Test
    void of_what_is_said_of_a_user_the_latest_holds_whichever_comes_first() {
        Event online = event(new EventData.UserOnline("anna", NOW), NOW);
        Event offline = event(new EventData.UserOffline("anna", NOW), NOW.plusSeconds(1));
        PersonFact gone = new PersonFact("anna", false, NOW.plusSeconds(1), NOW, null);
        assertThat(EventBatch.of(List.of(online, offline)).people()).containsExactly(gone);
        assertThat(EventBatch.of(List.of(offline, online)).people()).containsExactly(gone);
        assertThat(EventBatch.of(List.of(offline, online)).gone()).containsExactly("anna");
    }

    @Test
    void ids_that_are_none_of_ours_are_refused() {
        EventData noMessage = new EventData.MessageRead(id, "boris", "msg_1", NOW);
        EventData anotherOnes =
                new EventData.MessageRead(id, "boris", new MessagePlace(UUID.randomUUID(), 1).toString(), NOW);
        EventData noConversation = new EventData.MessageCreated(
                "conv_123", List.of("anna", "boris"), new Message("msg_1", 1, "anna", "text", NOW, null, null));
        for (EventData data : List.of(noMessage, anotherOnes, noConversation)) {
            assertThatThrownBy(() -> batch(data)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_match_is_one_entry_for_each_and_tells_their_language() {
        EventBatch batch = batch(new EventData.MatchCreated(List.of("anna", "boris"), NOW, "ru"));
        assertThat(batch.entries())
                .containsExactly(NewEntry.match("anna", "boris", NOW), NewEntry.match("boris", "anna", NOW));
        assertThat(batch.people()).extracting(PersonFact::language).containsExactly("ru", "ru");
        assertThat(batch.gone()).isEmpty();
    }

    private EventData message(String sender, long seq) {
        return new EventData.MessageCreated(
                id,
                List.of("anna", "boris"),
                new Message(
                        new MessagePlace(conversation, seq).toString(), seq, sender, "text " + seq, NOW, null, null));
    }

    private EventData read(long seq) {
        return new EventData.MessageRead(id, "boris", new MessagePlace(conversation, seq).toString(), NOW);
    }

    private EventData delivered(long seq) {
        return new EventData.MessageDelivered(id, "boris", new MessagePlace(conversation, seq).toString(), NOW);
    }

    private static EventBatch batch(EventData... events) {
        return EventBatch.of(Stream.of(events).map(data -> event(data, NOW)).toList());
    }

    private static Event event(EventData data, Instant at) {
        return new Event(UUID.randomUUID(), "/test", "test", at, null, data);
    }
}
