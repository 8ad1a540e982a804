/**
 * Messages on their way to sockets.
 *
 * <h2>In order, without gaps</h2>
 *
 * <p>A message arrives here from the transaction that wrote it ({@link io.parley.chat.delivery.MessageAnnouncer}) or from another
 * instance ({@link io.parley.chat.delivery.Delivery}), and is offered to the {@link io.parley.chat.session.Places} of each session
 * concerned. A session that lacks something before it asks {@link io.parley.chat.delivery.CatchUp}, which waits a moment for
 * what is only late, then reads from PostgreSQL: once for all sessions that lack something of the conversation.
 *
 * <p>A message that never arrives is noticed by its successor, or, if there is none, by
 * {@link io.parley.chat.delivery.HeadCheck}: after any loss on the live exchange it asks which conversations have moved on.
 *
 * <p>Invariants: nothing is sent that is not committed; what has been sent to a socket is not sent again but for want of an
 * acknowledgement ({@link io.parley.chat.delivery.Redelivery}); reads for those who lag behind are bounded, so that the writer
 * keeps its connections.
 */
package io.parley.chat.delivery;
