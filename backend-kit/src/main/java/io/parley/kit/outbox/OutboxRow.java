package io.parley.kit.outbox;

import io.parley.contracts.event.Event;

/** An event that waits to be published, and the row it stands in. */
record OutboxRow(long id, Event event) {}
