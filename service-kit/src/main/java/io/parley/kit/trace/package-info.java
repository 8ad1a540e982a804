/** The trace of a call or session in this service's log lines, as {@code trace_id}. */
package io.parley.kit.trace;
