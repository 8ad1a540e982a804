package io.parley.chat.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Maps of sets, in which no empty set stays behind. */
final class Index {

    private Index() {}

    /** Answers whether it is the key's first value. */
    static <K, V> boolean add(Map<K, Set<V>> index, K key, V value) {
        boolean[] isFirst = new boolean[1];
        index.compute(key, (same, values) -> {
            isFirst[0] = values == null;
            Set<V> all = values == null ? ConcurrentHashMap.newKeySet(1) : values;
            all.add(value);
            return all;
        });
        return isFirst[0];
    }

    /** Answers whether it was the key's last value. */
    static <K, V> boolean remove(Map<K, Set<V>> index, K key, V value) {
        boolean[] wasLast = new boolean[1];
        index.computeIfPresent(key, (same, values) -> {
            wasLast[0] = values.remove(value) && values.isEmpty();
            return values.isEmpty() ? null : values;
        });
        return wasLast[0];
    }
}
