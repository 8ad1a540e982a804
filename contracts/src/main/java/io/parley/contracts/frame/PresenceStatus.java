package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a user says of their own attention. */
public enum PresenceStatus {
    ACTIVE("active"),
    AWAY("away"),
    DND("dnd");

    private final String wireName;

    PresenceStatus(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The value of this name, or null. */
    public static PresenceStatus named(String name) {
        for (PresenceStatus value : values()) {
            if (value.wireName.equals(name)) {
                return value;
            }
        }
        return null;
    }
}
