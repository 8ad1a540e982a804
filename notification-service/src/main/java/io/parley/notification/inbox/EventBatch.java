package io.parley.notification.inbox;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a batch of events comes to, each thing once. */
final class EventBatch {

    /** Who says what nobody of the two has said. Of a welcome the match tells already. */
    private static final String SYSTEM = "system";

    private final Map<PairFact.Key, PairFact> pairs = new TreeMap<>();
    private final Map<ThreadTouch.Key, ThreadTouch> threads = new LinkedHashMap<>();
    private final Map<String, PersonFact> people = new TreeMap<>();
    private final List<NewEntry> entries = new ArrayList<>();
    private final Map<MessagePlace, String> texts = new HashMap<>();

    /** @throws IllegalArgumentException for an event with an id that is none of ours: it can never have an effect */
    static EventBatch of(List<Event> events) {
        EventBatch batch = new EventBatch();
        events.forEach(batch::add);
        return batch;
    }

    Collection<PairFact> pairs() {
        return pairs.values();
    }

    Collection<ThreadTouch> threads() {
        return threads.values();
    }

    Collection<PersonFact> people() {
        return people.values();
    }

    List<NewEntry> entries() {
        return entries;
    }

    /** Who is known by this batch to have gone. */
    List<String> gone() {
        return people.values().stream()
                .filter(person -> Boolean.FALSE.equals(person.online()))
                .map(PersonFact::userId)
                .toList();
    }

    /** What was new and is to be shown may have to be pushed. */
    void shown(List<Entry> shown) {
        for (Entry entry : shown) {
            add(
                    entry.kind() == EntryKind.MATCH
                            ? ThreadTouch.match(entry.userId(), entry.number())
                            : ThreadTouch.message(
                                    entry.userId(),
                                    entry.conversation(),
                                    entry.about(),
                                    entry.seq(),
                                    entry.number(),
                                    texts.get(new MessagePlace(entry.conversation(), entry.seq()))));
        }
    }

    private void add(ThreadTouch touch) {
        threads.merge(touch.key(), touch, ThreadTouch::and);
    }

    private void add(Event event) {
        EventData data = event.data();
        if (data instanceof EventData.MessageCreated created) {
            message(created);
        } else if (data instanceof EventData.MessageRead read) {
            mark(
                    read.conversationId(),
                    read.upToMessageId(),
                    (conversation, seq) -> ThreadTouch.read(read.userId(), conversation, seq));
        } else if (data instanceof EventData.MessageDelivered delivered) {
            mark(
                    delivered.conversationId(),
                    delivered.upToMessageId(),
                    (conversation, seq) -> ThreadTouch.delivered(delivered.userId(), conversation, seq));
        } else if (data instanceof EventData.ConversationCreated created) {
            conversation(created.conversation().id(), created.conversation().participantIds());
        } else if (data instanceof EventData.ConversationBlocked blocked) {
            blocked(blocked, event.time());
        } else if (data instanceof EventData.UserOnline online) {
            add(PersonFact.online(online.userId(), event.time()));
        } else if (data instanceof EventData.UserOffline offline) {
            add(PersonFact.offline(offline.userId(), event.time()));
        } else if (data instanceof EventData.MatchCreated match) {
            matched(match);
        } else if (data instanceof EventData.MatchEnded ended) {
            each(ended.userIds(), (user, other) -> add(pair(user, other, null, ended.endedAt(), ended.endedAt())));
        }
    }

    private void message(EventData.MessageCreated created) {
        Message message = created.message();
        if (message.senderId().equals(SYSTEM)) {
            conversation(created.conversationId(), created.participantIds());
            return;
        }
        UUID conversation = uuid(created.conversationId());
        for (String user : created.participantIds()) {
            if (!user.equals(message.senderId())) {
                add(pair(user, message.senderId(), conversation, null, null));
                entries.add(
                        NewEntry.message(user, conversation, message.seq(), message.senderId(), message.createdAt()));
                texts.put(new MessagePlace(conversation, message.seq()), message.text());
            }
        }
    }

    private interface Mark {
        ThreadTouch at(UUID conversation, long seq);
    }

    private void mark(String conversationId, String messageId, Mark mark) {
        MessagePlace place = MessagePlace.parse(messageId);
        if (place == null || !place.conversation().equals(uuid(conversationId))) {
            throw new IllegalArgumentException("no message of the conversation in an event about one");
        }
        add(mark.at(place.conversation(), place.seq()));
    }

    private void blocked(EventData.ConversationBlocked blocked, Instant at) {
        UUID conversation = uuid(blocked.conversationId());
        // The other one keeps what was said, but there is no use in being called to it.
        add(pair(blocked.byUserId(), blocked.targetUserId(), conversation, at, at));
        add(pair(blocked.targetUserId(), blocked.byUserId(), conversation, null, at));
    }

    private void matched(EventData.MatchCreated match) {
        each(match.userIds(), (user, other) -> {
            entries.add(NewEntry.match(user, other, match.createdAt()));
            if (match.language() != null) {
                add(PersonFact.speaks(user, match.language()));
            }
        });
    }

    private static UUID uuid(String conversationId) {
        UUID conversation = ConversationUuid.parse(conversationId);
        if (conversation == null) {
            throw new IllegalArgumentException("no conversation's id in an event about one");
        }
        return conversation;
    }

    /** Notes which conversation two users have. */
    private void conversation(String id, List<String> participants) {
        UUID conversation = uuid(id);
        each(participants, (user, other) -> add(pair(user, other, conversation, null, null)));
    }

    private interface Two {
        void accept(String user, String other);
    }

    private static void each(List<String> users, Two two) {
        if (users.size() == 2) {
            two.accept(users.get(0), users.get(1));
            two.accept(users.get(1), users.get(0));
        }
    }

    private static PairFact pair(String user, String other, UUID conversation, Instant hidden, Instant silent) {
        return new PairFact(new PairFact.Key(user, other), conversation, hidden, silent);
    }

    private void add(PairFact fact) {
        pairs.merge(fact.key(), fact, PairFact::and);
    }

    private void add(PersonFact fact) {
        people.merge(fact.userId(), fact, PersonFact::and);
    }
}
