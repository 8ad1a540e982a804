package io.parley.chat.report;

import io.parley.contracts.id.ShortUuid;
import java.time.Instant;
import java.util.UUID;

/** A report that is kept, and whether the call has made it. */
record StoredReport(UUID id, Instant createdAt, boolean isNew) {

    private static final String PREFIX = "rpt_";

    String wireId() {
        return PREFIX + ShortUuid.format(id);
    }
}
