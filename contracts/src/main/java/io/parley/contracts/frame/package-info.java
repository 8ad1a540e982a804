/**
 * Version 1 of the client protocol: every frame, error code, close code and limit.
 *
 * <p>{@link io.parley.contracts.frame.FrameReader} is the one place that reads frames,
 * {@link io.parley.contracts.frame.FrameWriter} the one that writes them. A reader never throws for what a client sent:
 * it answers with a frame or with the exact error the client is to hear.
 */
package io.parley.contracts.frame;
