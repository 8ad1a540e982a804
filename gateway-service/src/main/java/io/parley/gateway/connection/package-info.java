/**
 * The connection beneath requests and sockets: how long a request's head may take, and what a breach of RFC 6455 is
 * answered with.
 *
 * <p>Works in Netty's pipeline, because neither Quarkus nor Vert.x sees a connection before its first request is whole, and
 * Vert.x drops the connection of a client that breaks the protocol without the close frame that says why. Knows nothing of
 * users, tokens and frames' contents.
 */
package io.parley.gateway.connection;
