/**
 * From instance to instance, over {@code parley.live}: cheap, batched, and allowed to be lost.
 *
 * <p>An instance shows a thing to its own sockets first and then tells the others. What has to wait for a slow or absent
 * broker is bounded and dropped when full; truth is in PostgreSQL.
 *
 * <p>A loss is noticed, though: each instance counts its batches and says the count once a second
 * ({@link io.parley.chat.live.Peers}). Whoever misses a number, lost the broker, or stops hearing an instance tells its
 * {@link io.parley.chat.live.LiveReceiver}s that something may be missing, and since when. An instance that hears nobody
 * publishes nothing but that sign of life; its count goes on all the same, so that one that comes later knows.
 */
package io.parley.chat.live;
