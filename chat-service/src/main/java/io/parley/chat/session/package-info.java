/**
 * The sockets of this instance.
 *
 * <p>A {@link io.parley.chat.session.Session} is one device of one user. Anyone may send to it from any thread; its
 * {@link io.parley.chat.session.Outbound} keeps the order, and bounds what is unsent.
 *
 * <h2>Order without gaps</h2>
 *
 * <p>Messages reach a socket through its {@link io.parley.chat.session.Places}: each conversation has a
 * {@link io.parley.chat.session.Place}, the number of the last message shown. The next number is shown at once, a smaller one
 * was shown before, and a larger one is held while whoever brought it gets what is missing. A conversation the session has
 * been shown nothing of begins with the first message that arrives, unless the one before it was stored since the session
 * began: then that one is missing too.
 *
 * <p>Invariant: what a socket is shown of a conversation is one run of numbers without a gap; a sync fills in what lies
 * before it.
 */
package io.parley.chat.session;
