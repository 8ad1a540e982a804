/** What the chat service's own outbox has that others have not: messages, which stand in a table already. */
package io.parley.chat.outbox;
