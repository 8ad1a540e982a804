/**
 * Messages: written together, kept in order, read back.
 *
 * <h2>Group commit</h2>
 *
 * <p>{@link io.parley.chat.message.MessageWriter} collects what is sent while a transaction is under way and writes the next
 * batch in one statement, {@link io.parley.chat.message.MessageStore#append}. One transaction at a time and instance; what
 * other instances do meanwhile is kept apart by the lock on the conversation's row.
 *
 * <p>Invariants: places in a conversation are 1, 2, 3 … in the order of the commits. A message, its idempotency key and its
 * event are there together or not at all. Nobody hears of a message before its commit. Within an instance, messages are
 * shown in the order of their places.
 */
package io.parley.chat.message;
