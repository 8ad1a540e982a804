/** What time it is, for those who compare it with what PostgreSQL wrote. */
package io.parley.chat.time;
