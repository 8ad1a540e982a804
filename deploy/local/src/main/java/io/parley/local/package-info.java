/**
 * The local stack: what {@code ./parley} does, and what the tests run against.
 *
 * <p>PostgreSQL and a broker as real servers without Docker, the four services as processes of their own. Nothing it starts
 * outlives it: every process is on the list of a small {@link io.parley.local.Guard} that ends what is left when this
 * process is gone, however it went.
 */
package io.parley.local;
