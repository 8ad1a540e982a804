package io.parley.chat.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Maps of sets, in which no empty set stays behind. */
final class Index {

    private Index() {}

    static <K, V> void add(Map<K, Set<V>> index, K key, V value) {
        index.compute(key, (same, values) -> {
            Set<V> all = values == null ? ConcurrentHashMap.newKeySet(1) : values;
            all.add(value);
            return all;
        });
    }

    static <K, V> void remove(Map<K, Set<V>> index, K key, V value) {
        index.computeIfPresent(key, (same, values) -> {
            values.remove(value);
            return values.isEmpty() ? null : values;
        });
    }
}
