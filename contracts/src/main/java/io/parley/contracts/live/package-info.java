/**
 * What chat instances tell each other over {@code parley.live}: batches of addressed frames. Truth is in PostgreSQL; a
 * batch may be lost, late or doubled.
 */
package io.parley.contracts.live;
