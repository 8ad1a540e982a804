/**
 * The clients' sockets.
 *
 * <p>Vert.x's own sockets, because a proxy needs what they show: raw frames, pause and resume, a full write queue, its own
 * close codes. A {@link io.parley.gateway.edge.ClientSocket} and its upstream socket live on one event loop, so nothing of
 * theirs is locked. What one side cannot take stops the reading of the other: frames wait in TCP, not here.
 */
package io.parley.gateway.edge;
