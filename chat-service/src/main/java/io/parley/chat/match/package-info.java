/** What becomes of a match: a conversation with a welcome in it, exactly one of each. */
package io.parley.chat.match;
