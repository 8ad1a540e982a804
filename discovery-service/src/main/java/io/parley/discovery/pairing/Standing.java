package io.parley.discovery.pairing;

/** Whether two are matched. Who once were never are again. */
enum Standing {
    NEVER_MATCHED,
    MATCHED,
    ENDED
}
