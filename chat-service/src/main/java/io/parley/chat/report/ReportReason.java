package io.parley.chat.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why somebody reports. */
enum ReportReason {
    SPAM,
    SCAM,
    HARASSMENT,
    SEXUAL,
    UNDERAGE,
    OTHER;

    static final String NAMES =
            Arrays.stream(values()).map(ReportReason::wireName).collect(Collectors.joining(", "));

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of this name, or null. */
    static ReportReason named(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName().equals(name))
                .findAny()
                .orElse(null);
    }
}
