/**
 * Pushes: what becomes of messages and matches that their user has not seen.
 *
 * <p>A row of {@code notification.thread} is a user's conversation, or all the user's matches. It says how far it was read, has reached a
 * device and was pushed, and when to look at it next. All of these only move forward, whatever the order in which events come. When a row
 * is due, {@link io.parley.notification.push.PushRules} decide by what is true then; what is counted is counted then, in the list.
 *
 * <p>One instance at a time hands out what is due, under the lock of the one row of {@code notification.pace}: it takes places in the pace
 * of all instances together, and leases the rows, in a transaction that is committed before Telegram is called. What Telegram answered is
 * written after the call. A process that ends between the two leaves a lease that runs out: this is the one way to push twice.
 */
package io.parley.notification.push;
