/**
 * {@code ./parley bench}: a load program that speaks the client protocol to a running {@code ./parley up --no-limits}, over
 * the gateway, as clients do.
 *
 * <p>It shares the machine with what it measures, so it has to cost little, and says what it did cost. Nothing of the
 * services' code is used here, only the contracts.
 */
package io.parley.bench;
