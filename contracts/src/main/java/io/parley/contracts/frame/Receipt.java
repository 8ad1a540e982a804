package io.parley.contracts.frame;

import io.parley.contracts.json.Optional;

/** How far a participant has come: message ids, or null where there is none yet. */
public record Receipt(
        String userId, @Optional String readUpTo, @Optional String deliveredUpTo) {}
