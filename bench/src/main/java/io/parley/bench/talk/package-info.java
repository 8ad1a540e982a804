/**
 * {@code ./parley bench talk}: pairs of users who talk, and what each message cost.
 *
 * <p>Every talker, every inbox and the tally belong to the event loop's thread. In the open loop a thread of its own keeps
 * the time and hands the due messages to the event loop; a message's latency counts from the moment it was due, whether or
 * not anything was late, so that a server that stalls is charged for all who waited meanwhile.
 *
 * <p>A message says who sent it, which one it is and when it was due ({@link io.parley.bench.talk.Mark}), so whoever sees it
 * can tell a lost, a doubled and a misplaced one without asking.
 */
package io.parley.bench.talk;
