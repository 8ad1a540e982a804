/**
 * The way out of a service for what others must hear of.
 *
 * <h2>Pattern</h2>
 *
 * <p>An event is a row of the service's table {@code outbox}, written in the transaction that made it true. The
 * {@link io.parley.kit.outbox.OutboxRelay} publishes rows, awaits the broker's confirms and marks them published. A crash
 * anywhere in between publishes again what may have been published: at least once.
 *
 * <h2>Order</h2>
 *
 * <p>A row's lane is a hash of what it is about, and one instance at a time holds a lane (a session-level advisory lock of
 * PostgreSQL, which ends with the connection). Rows about one conversation take their ids while that conversation's row is
 * locked, so within a lane the order of ids is the order of commits for each conversation. A row with a smaller id may
 * become visible after one with a larger id; it is of another conversation then, and is found because the relay asks for
 * what is unpublished, not for what is beyond the last id.
 *
 * <h2>Life cycle</h2>
 *
 * <p>The relay is one thread with one connection. It is woken by a commit beside it, by {@code NOTIFY} from another
 * instance, and by a timer. Every few seconds it compares the lanes it holds with its fair share among the instances alive.
 * Published rows stay for a day at least, then their slot is emptied as a whole.
 */
package io.parley.kit.outbox;
