/**
 * A client's sockets, many of them at little cost: all on one event loop, whose thread alone calls the listeners.
 *
 * <p>Almost every frame is a {@code message.created}; it is scanned where it lies, see {@link
 * io.parley.bench.socket.MessageScanner}. Every other one is read, and checked, by the contracts.
 */
package io.parley.bench.socket;
