/** What ties together the log lines and events of one call or session, in all services: the W3C's trace context. */
package io.parley.contracts.trace;
