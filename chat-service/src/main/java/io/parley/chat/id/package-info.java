/** The public ids of conversations and messages, as the chat service passes them around. */
package io.parley.chat.id;
