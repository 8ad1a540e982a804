/** The public ids of conversations and messages, and how they are made of what PostgreSQL knows. */
package io.parley.chat.id;
