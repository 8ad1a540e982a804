/**
 * Who is online, over all instances.
 *
 * <p>A user's row in {@code chat.presence} lists the instances on which the user has a device; its lock puts comings and
 * goings in order, so that each becomes news once. An instance gives a sign of life
 * ({@link io.parley.chat.presence.InstanceLease}); one that was killed runs out, and whoever notices takes its users from it.
 *
 * <p>Nobody learns the presence of a user with whom they have no conversation, or in one that is blocked or closed.
 */
package io.parley.chat.presence;
