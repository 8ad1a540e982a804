/** What the chat service throws away after a while. */
package io.parley.chat.housekeeping;
