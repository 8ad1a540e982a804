package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether someone is typing. */
public enum TypingState {
    ON("on"),
    OFF("off");

    private final String wireName;

    TypingState(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The value of this name, or null. */
    public static TypingState named(String name) {
        for (TypingState value : values()) {
            if (value.wireName.equals(name)) {
                return value;
            }
        }
        return null;
    }
}
