/**
 * The edge of Parley. Everything a stranger can touch is here, and nothing here knows a conversation, a database or the
 * broker.
 *
 * <p>From the outside in: {@code connection} guards what lies beneath requests and sockets, {@code answer} says what every answer
 * bears, {@code address}, {@code origin} and {@code limit} who may come in and how much, {@code auth} who somebody is and who issues
 * tokens. {@code edge} holds the clients' sockets, {@code wire} their frames, {@code link} the way of each to the chat service,
 * {@code upstream} the instances there are; {@code rest} is the front door for HTTP. {@code health} is what load balancers and operators
 * ask, {@code figures} what the parts add to that.
 */
package io.parley.gateway;
