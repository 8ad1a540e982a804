/**
 * What the servers' processes cost: CPU time and memory, from Linux' {@code /proc}.
 *
 * <p>Elsewhere, and for servers on another machine, a figure is empty rather than a guess.
 */
package io.parley.bench.process;
