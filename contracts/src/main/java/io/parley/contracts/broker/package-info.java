/** How the broker is laid out: the one place that names exchanges, queues, bindings and their limits. */
package io.parley.contracts.broker;
