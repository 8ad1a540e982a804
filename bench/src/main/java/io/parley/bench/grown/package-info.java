/**
 * {@code ./parley bench grown}: reading from tables that have the size that years of use give them.
 *
 * <p>The rows are made in PostgreSQL itself, and stay: a later run adds what is missing. They belong to users named {@code
 * bench-grown-…}, a hundred conversations to each hub, whose list of conversations is one of the things read.
 */
package io.parley.bench.grown;
