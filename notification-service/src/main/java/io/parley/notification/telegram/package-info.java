/** Telegram's Bot API: the one call that is made of it, and what its answers mean. */
package io.parley.notification.telegram;
