package io.parley.bench.grown;

import java.util.Locale;

/**
 * Who has the conversations that were filled: the n-th one is between a hub and somebody who has no other. The names sort as
 * the pair is stored, the hub first.
 */
final class GrownUsers {

    static final int CONVERSATIONS_A_HUB = 100;
    static final int MOST_CONVERSATIONS = 1_000_000;

    private GrownUsers() {}

    static String hub(int conversation) {
        return String.format(Locale.ROOT, "bench-grown-hub-%07d", conversation / CONVERSATIONS_A_HUB);
    }

    static String other(int conversation) {
        return String.format(Locale.ROOT, "bench-grown-other-%07d", conversation);
    }
}
