/** How a service finds PostgreSQL, and what it thinks of PostgreSQL's errors. */
package io.parley.kit.postgres;
