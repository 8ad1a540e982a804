package io.parley.notification.inbox;

import io.parley.notification.list.Entry;
import io.parley.notification.list.EntryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Spares a device the messages of a burst: the first entry of a user is told at once, and of those that follow within the pause only the
 * last, when it is over. Matches are always told.
 */
final class Bursts {

    private final int maxUsers;

    /** Who was told in this pause, and what they are to be told after it, or null. */
    private Map<String, Entry> told = new HashMap<>();

    Bursts(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    /** Answers which of the entries are told now. */
    synchronized List<Entry> begin(List<Entry> entries) {
        List<Entry> now = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.kind() == EntryKind.MESSAGE && told.containsKey(entry.userId())) {
                told.merge(entry.userId(), entry, Bursts::newer);
            } else {
                now.add(entry);
                if (entry.kind() == EntryKind.MESSAGE && told.size() < maxUsers) {
                    told.put(entry.userId(), null);
                }
            }
        }
        return now;
    }

    /** The pause is over: answers what is told now. Its users begin another. */
    synchronized List<Entry> end() {
        List<Entry> now = told.values().stream().filter(Objects::nonNull).toList();
        told = new HashMap<>();
        now.forEach(entry -> told.put(entry.userId(), null));
        return now;
    }

    synchronized boolean isQuiet() {
        return told.isEmpty();
    }

    private static Entry newer(Entry one, Entry other) {
        return one.number() > other.number() ? one : other;
    }
}
