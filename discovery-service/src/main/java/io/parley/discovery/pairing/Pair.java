package io.parley.discovery.pairing;

import java.util.List;

/** Two users, in the order in which a match names them. */
record Pair(String a, String b) {

    static Pair of(String one, String other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    String besides(String user) {
        return user.equals(a) ? b : a;
    }

    List<String> ids() {
        return List.of(a, b);
    }

    /** What stands for the two where one number is needed; equal for both, whoever asks. */
    String lockName() {
        return a.length() + ":" + a + b;
    }
}
