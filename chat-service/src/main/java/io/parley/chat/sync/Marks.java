package io.parley.chat.sync;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a device says it holds: the place of its last message in each conversation it knows. */
final class Marks {

    private final Map<ConversationId, Long> places = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private Marks() {}

    /** The marks, or null if one of them is no message of its conversation. */
    static Marks of(Map<String, String> named) {
        Marks marks = new Marks();
        for (Map.Entry<String, String> mark : named.entrySet()) {
            ConversationId conversation = ConversationId.parse(mark.getKey());
            if (conversation == null) {
                marks.unknown.add(mark.getKey());
            } else if (mark.getValue() == null) {
                marks.places.put(conversation, 0L);
            } else {
                MessageId message = MessageId.parse(mark.getValue());
                if (message == null || !message.conversation().equals(conversation)) {
                    return null;
                }
                marks.places.put(conversation, message.seq());
            }
        }
        return marks;
    }

    /** Takes the mark of a conversation the user has; 0 where the device holds nothing of it. */
    long take(ConversationId conversation) {
        Long place = places.remove(conversation);
        return place == null ? 0 : place;
    }

    boolean name(ConversationId conversation) {
        return places.containsKey(conversation);
    }

    /** What was named and never taken: no conversation of the user's. */
    Set<String> leftOver() {
        Set<String> left = new LinkedHashSet<>(unknown);
        places.keySet().forEach(conversation -> left.add(conversation.toString()));
        return left;
    }
}
