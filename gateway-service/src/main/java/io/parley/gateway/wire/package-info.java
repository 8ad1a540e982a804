/** WebSocket's own manners, as far as Vert.x leaves them to whoever reads raw frames. */
package io.parley.gateway.wire;
