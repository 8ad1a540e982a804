/** {@code ./parley bench idle}: many sockets that say nothing, and what each of them holds. */
package io.parley.bench.idle;
