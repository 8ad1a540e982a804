/** The front door for HTTP: calls that belong to a service behind the edge are streamed to it, and its answers back. */
package io.parley.gateway.rest;
