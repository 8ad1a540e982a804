package io.parley.gateway.link;

import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.link.LinkFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client has been shown since its session began: of each conversation one run of messages, for that is how the chat service
 * shows them. Costs nothing before there is something to remember.
 */
final class ClientView {

    /** How wrong the guess of the chat service's time may be, on the safe side: what is in doubt is shown once more. */
    private static final Duration DOUBT = Duration.ofSeconds(5);

    private static final class Run {
        long first;
        long last;
        String acknowledged;
        long shownAtMillis;
    }

    private final int maxConversations;
    private final boolean acknowledges;
    private Map<String, Run> runs = Map.of();
    private Set<String> subscriptions = Set.of();
    private Instant since;
    private long beganAtMillis;

    /** The messages of a sync that is under way, by conversation: the last id that came. */
    private Map<String, String> synced = Map.of();

    private final Set<String> syncing = new LinkedHashSet<>(0);

    ClientView(int maxConversations, boolean acknowledges) {
        this.maxConversations = maxConversations;
        this.acknowledges = acknowledges;
    }

    /** The session has begun; what was stored before is for the client to sync. */
    void begin(Instant serverTime, long nowMillis) {
        since = serverTime;
        beganAtMillis = nowMillis;
    }

    boolean hasBegun() {
        return since != null;
    }

    void shown(String conversation, long seq, long nowMillis) {
        Run run = runs.get(conversation);
        if (run == null) {
            run = add(conversation);
            run.first = seq;
            run.last = seq;
        } else if (seq == run.last + 1) {
            run.last = seq;
        } else if (seq > run.last) {
            // What there was is the answer to an old repeat: messages are shown without gaps.
            run.first = seq;
            run.last = seq;
        }
        run.shownAtMillis = nowMillis;
    }

    void acknowledged(String conversation, String upTo) {
        Run run = acknowledges ? runs.get(conversation) : null;
        if (run != null) {
            run.acknowledged = upTo;
        }
    }

    void subscribed(List<String> conversations) {
        if (subscriptions.isEmpty()) {
            subscriptions = new LinkedHashSet<>();
        }
        subscriptions.addAll(conversations);
    }

    void unsubscribed(List<String> conversations) {
        if (!subscriptions.isEmpty()) {
            conversations.forEach(subscriptions::remove);
        }
    }

    /** A page of a sync. The last one of a conversation that was new to the client begins the run of what it has been shown. */
    void synced(ServerFrame.SyncBatch page, long nowMillis) {
        String conversation = page.conversationId();
        List<Message> messages = page.messages();
        if (!messages.isEmpty()) {
            if (synced.isEmpty()) {
                synced = new HashMap<>();
            }
            synced.put(conversation, messages.get(messages.size() - 1).id());
        }
        Run run = runs.get(conversation);
        if (run != null && !syncing.contains(conversation)) {
            extend(run, messages);
            return;
        }
        messages.forEach(message -> shown(conversation, message.seq(), nowMillis));
        if (page.hasMore()) {
            syncing.add(conversation);
        } else {
            syncing.remove(conversation);
        }
    }

    /** What a sync brings of a conversation that was shown something before lies before that run, and may reach it. */
    private static void extend(Run run, List<Message> messages) {
        if (!messages.isEmpty()) {
            long first = messages.get(0).seq();
            long last = messages.get(messages.size() - 1).seq();
            if (first <= run.last + 1 && last >= run.first - 1) {
                run.first = Math.min(run.first, first);
                run.last = Math.max(run.last, last);
            }
        }
    }

    /** How far the sync has come that began with these marks. */
    Map<String, String> marks(Map<String, String> asked) {
        Map<String, String> marks = new LinkedHashMap<>(asked);
        marks.putAll(synced);
        return marks;
    }

    /** No sync is under way. */
    void syncEnds() {
        synced = Map.of();
        syncing.clear();
    }

    LinkFrame.Resume resume(long lostMillis) {
        Map<String, LinkFrame.Shown> shown = new LinkedHashMap<>();
        runs.forEach((conversation, run) -> {
            // A sync that broke off goes on by itself, from its own mark.
            if (!syncing.contains(conversation)) {
                shown.put(conversation, new LinkFrame.Shown(run.first, run.last, run.acknowledged));
            }
        });
        return new LinkFrame.Resume(since, lostMillis, shown, new ArrayList<>(subscriptions));
    }

    private Run add(String conversation) {
        if (runs.isEmpty()) {
            runs = new LinkedHashMap<>(4, 0.75f, true);
        }
        if (runs.size() == maxConversations) {
            forgetEldest();
        }
        Run run = new Run();
        runs.put(conversation, run);
        return run;
    }

    /** What is forgotten has to lie before {@link #since}, or it would be taken for what the client missed. */
    private void forgetEldest() {
        var eldest = runs.entrySet().iterator();
        long shownAt = eldest.next().getValue().shownAtMillis;
        eldest.remove();
        Instant then = since.plusMillis(shownAt - beganAtMillis).minus(DOUBT);
        beganAtMillis = then.isAfter(since) ? shownAt - DOUBT.toMillis() : beganAtMillis;
        since = then.isAfter(since) ? then : since;
    }
}
