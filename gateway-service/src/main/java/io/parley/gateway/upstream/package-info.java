/** The way to the services: which instances there are, a call or a socket to one of them, and whether they answer. */
package io.parley.gateway.upstream;
