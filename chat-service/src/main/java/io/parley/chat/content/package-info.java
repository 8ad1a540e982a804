/**
 * The content policy: whether a text may be sent, and what the other side is warned of.
 *
 * <p>{@link io.parley.chat.content.ContentPolicy} asks every {@link io.parley.chat.content.ContentRule} it finds among the
 * beans; a rule of one's own is one more bean. Whoever accepts messages calls the policy before they are written.
 *
 * <h2>Rules never stand in the way</h2>
 *
 * <p>One that fails or is late has no say: the message passes, and the failure is counted. Rules run on the event loop and must
 * not block; those here answer at once, from memory, in time linear in the text. No text is kept, logged or put in a metric.
 */
package io.parley.chat.content;
