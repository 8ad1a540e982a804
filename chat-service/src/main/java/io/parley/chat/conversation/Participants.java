package io.parley.chat.conversation;

import java.util.List;

/** The two of a conversation, in the order of their ids. */
public record Participants(String userA, String userB) {

    public static Participants of(String one, String other) {
        return one.compareTo(other) < 0 ? new Participants(one, other) : new Participants(other, one);
    }

    public List<String> ids() {
        return List.of(userA, userB);
    }

    public boolean include(String user) {
        return userA.equals(user) || userB.equals(user);
    }

    /** The other one. */
    public String besides(String user) {
        return userA.equals(user) ? userB : userA;
    }
}
