/**
 * The edge of Parley. Everything a stranger can touch is here, and nothing here knows a conversation, a database or the
 * broker.
 *
 * <p>{@code edge} holds the clients' sockets, {@code upstream} the way to the services, {@code rest} the front door for
 * HTTP, {@code answer} what every answer bears, {@code auth} who issues tokens, {@code health} what load balancers and operators
 * ask, {@code figures} what the parts add to that.
 */
package io.parley.gateway;
