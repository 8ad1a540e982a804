/** Conversations: who is in one, and how it is found. */
package io.parley.chat.conversation;
