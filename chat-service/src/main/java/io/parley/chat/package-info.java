/**
 * The chat service: owns conversations and messages.
 *
 * <p>{@code session} speaks with the sockets, {@code conversation} and {@code message} know what is true, {@code live} tells
 * the sockets of every instance, {@code outbox} tells the rest of the platform.
 */
package io.parley.chat;
