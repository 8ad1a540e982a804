/**
 * Events that arrive: at least once on the wire, once in effect.
 *
 * <p>An event's id is written into the service's {@code inbox} table in the transaction of its effect, and the delivery is
 * acknowledged after the commit. A crash between the two brings the event again, and the table makes it harmless.
 * Deliveries are taken in batches: one transaction and one acknowledgement for all that came meanwhile.
 */
package io.parley.kit.inbox;
