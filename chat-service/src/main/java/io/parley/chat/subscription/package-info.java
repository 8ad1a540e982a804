/** Who listens to which conversation: subscriptions govern typing and presence, and nothing else. */
package io.parley.chat.subscription;
