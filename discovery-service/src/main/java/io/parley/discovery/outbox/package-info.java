/** The way out of the discovery service for what others must hear of. */
package io.parley.discovery.outbox;
