package io.parley.chat.live;

import io.parley.contracts.live.LiveItem;
import java.time.Instant;

/** Takes what other instances say, on the consumer's thread; must not block. */
public interface LiveReceiver {

    default void message(LiveItem.NewMessage message) {}

    default void head(LiveItem.Head head) {}

    default void typing(LiveItem.Typing typing) {}

    default void presence(LiveItem.PresenceChange change) {}

    default void conversation(LiveItem.ConversationChange change) {}

    /** Something that was said after this moment may not have arrived. */
    default void lost(Instant since) {}
}
