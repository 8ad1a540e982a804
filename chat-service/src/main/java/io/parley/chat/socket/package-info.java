/** The edge of the service: sockets from the gateways, and what each frame on them calls. */
package io.parley.chat.socket;
