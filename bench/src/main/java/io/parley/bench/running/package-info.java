/**
 * The running system, found through the run file of {@code ./parley up}: where its parts listen, tokens for its users, calls
 * over REST, and what the chat service and PostgreSQL have counted.
 */
package io.parley.bench.running;
