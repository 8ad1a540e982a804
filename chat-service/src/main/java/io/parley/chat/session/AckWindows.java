package io.parley.chat.session;

import io.parley.chat.id.ConversationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one device has been shown of others' messages and has not acknowledged yet, by conversation; nothing, where it did not ask
 * for that. May be called from within {@link Places}, and never calls back.
 */
public final class AckWindows {

    /** What is to be sent once more, for want of an acknowledgement. */
    public record Unacknowledged(ConversationId conversation, long after, long upTo) {}

    private final SessionLimits limits;
    private final boolean asked;
    private Map<ConversationId, AckWindow> windows = Map.of();

    AckWindows(SessionLimits limits, boolean asked) {
        this.limits = limits;
        this.asked = asked;
    }

    /** Whether the device said that it acknowledges. */
    public boolean areAsked() {
        return asked;
    }

    /** The device is about to be shown these of others' messages: before they are out, for the acknowledgement may come at once. */
    public synchronized void expect(ConversationId conversation, long first, long last) {
        if (!asked) {
            return;
        }
        if (windows.isEmpty()) {
            windows = new LinkedHashMap<>();
        }
        AckWindow window = windows.get(conversation);
        if (window == null) {
            if (windows.size() == limits.maxUnacknowledgedConversations()) {
                // The socket is not acknowledging at all; its oldest conversations will tell.
                return;
            }
            window = new AckWindow(limits.acknowledgementPauses());
            windows.put(conversation, window);
        }
        long now = System.currentTimeMillis();
        window.shown(first, now);
        window.shown(last, now);
    }

    /** The device acknowledged. */
    public synchronized void acknowledged(ConversationId conversation, long upTo) {
        AckWindow window = windows.get(conversation);
        if (window != null) {
            window.acknowledged(upTo, System.currentTimeMillis());
            removeIfClosed(conversation, window);
        }
    }

    /** Nothing that the device would have to acknowledge lies beyond this one, of what was open. */
    public synchronized void expectOnly(Unacknowledged open, long last) {
        AckWindow window = windows.get(open.conversation());
        if (window != null) {
            window.narrow(open.upTo(), last);
            removeIfClosed(open.conversation(), window);
        }
    }

    /** What has to be sent again now; null where the device has left something open for too long. */
    public synchronized List<Unacknowledged> takeUnacknowledged() {
        List<Unacknowledged> again = new ArrayList<>(0);
        long now = System.currentTimeMillis();
        for (Map.Entry<ConversationId, AckWindow> entry : windows.entrySet()) {
            AckWindow window = entry.getValue();
            switch (window.due(now)) {
                case DEAD -> {
                    return null;
                }
                case SEND_AGAIN -> again.add(new Unacknowledged(entry.getKey(), window.after(), window.upTo()));
                case NOTHING -> {
                    // Its time comes.
                }
            }
        }
        return again;
    }

    private void removeIfClosed(ConversationId conversation, AckWindow window) {
        if (!window.isOpen()) {
            windows.remove(conversation);
        }
    }
}
