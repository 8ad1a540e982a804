/**
 * The way onto {@code parley.live}: what is said to sockets, wherever they are. Cheap, and allowed to be lost; truth is in PostgreSQL.
 */
package io.parley.kit.live;
