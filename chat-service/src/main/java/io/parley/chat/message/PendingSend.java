package io.parley.chat.message;

/** A message on its way into a transaction, and who waits for it. */
public record PendingSend(NewMessage message, SendReply reply) {}
