/**
 * {@code ./parley bench candidates}: reading candidates where there are very many of them.
 *
 * <p>The rows are made in PostgreSQL itself, the same ones each time, and stay: a later run adds what is missing. They belong to users
 * named {@code bench-city-…}, who all live in one city, and {@code bench-world-…}, who are spread over a continent.
 */
package io.parley.bench.candidates;
