package io.parley.chat.message;

/** A message on its way into a transaction, and who waits for it. */
record PendingSend(NewMessage message, SendReply reply) {}
