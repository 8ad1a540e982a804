package io.parley.chat.id;

import io.parley.contracts.id.MessagePlace;

/** A message's id is its place: the conversation and the number in it. Whoever holds one needs no look-up. */
public record MessageId(ConversationId conversation, long seq) {

    /** The id, or null for what is none. */
    public static MessageId parse(String text) {
        MessagePlace place = MessagePlace.parse(text);
        return place == null ? null : new MessageId(new ConversationId(place.conversation()), place.seq());
    }

    @Override
    public String toString() {
        return new MessagePlace(conversation.uuid(), seq).toString();
    }
}
