/** A user's conversations as a list: newest activity first, with what was said last and how much of it is unread. */
package io.parley.chat.listing;
