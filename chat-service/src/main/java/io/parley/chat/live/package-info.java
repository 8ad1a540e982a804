/**
 * From instance to instance, over {@code parley.live}: cheap, batched, and allowed to be lost.
 *
 * <p>An instance shows a frame to its own sockets first and then publishes it for the others. What has to wait for a slow
 * or absent broker is bounded and dropped when full; truth is in PostgreSQL.
 */
package io.parley.chat.live;
