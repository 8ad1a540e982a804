/**
 * The way of one client to the chat service, over as many links as it takes.
 *
 * <p>A {@link io.parley.gateway.link.ChatLink} outlives the instance it leads to. When its link is lost it makes another, to whichever
 * instance can be reached, and goes on there: it says what the client has been shown ({@link io.parley.gateway.link.ClientView}), sends
 * again what has no answer yet ({@link io.parley.gateway.link.Unanswered}), and the instance sends what the client missed. The client
 * sees nothing of it. What the two say to each other about it is in {@link io.parley.contracts.link}.
 *
 * <p>What outlives a link is the {@link io.parley.gateway.link.Transcript}; {@link io.parley.gateway.link.LinkSocket} is the one there
 * is now, {@link io.parley.gateway.link.LinkClock} knows how long it has been there, or silent, or gone.
 *
 * <p>Everything of one client happens on one event loop, so nothing here is locked.
 */
package io.parley.gateway.link;
