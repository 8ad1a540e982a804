/** The way to the chat service: which instances there are, a socket to one of them, and whether they answer. */
package io.parley.gateway.upstream;
