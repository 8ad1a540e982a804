/**
 * The link to the broker, over RabbitMQ's own Java client.
 *
 * <p>One {@link io.parley.kit.broker.BrokerLink} a service holds one connection and rebuilds it, with everything on it, for as
 * long as the service lives. What uses the connection is a {@link io.parley.kit.broker.BrokerLink.Role}, which is told when
 * there is one and when it is gone. The client's calls may block on a full socket: they run on threads of their own and
 * never on an event loop.
 */
package io.parley.kit.broker;
