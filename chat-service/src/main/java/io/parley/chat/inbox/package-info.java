/** What the chat service hears of the rest of the platform. */
package io.parley.chat.inbox;
