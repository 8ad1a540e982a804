package io.parley.discovery.card;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a profile may say of its user's gender, and of whom they look for. */
public enum Gender {
    FEMALE("female"),
    MALE("male"),
    OTHER("other");

    private static final Map<String, Gender> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Gender::wireName, gender -> gender));

    private final String wireName;

    Gender(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The gender of this name, or null. */
    public static Gender named(String name) {
        return BY_NAME.get(name);
    }
}
