/**
 * The sockets of this instance, by user and by conversation.
 *
 * <p>A {@link io.parley.chat.session.Session} is one device of one user. Anyone may send to it from any thread; its
 * {@link io.parley.chat.session.Outbound} keeps the order, and bounds what is unsent. Nothing here knows what a message is.
 */
package io.parley.chat.session;
