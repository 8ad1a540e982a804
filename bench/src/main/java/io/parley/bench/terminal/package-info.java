/** What stands between the load program and the person at the terminal: the words it is given, figures, tables, progress. */
package io.parley.bench.terminal;
