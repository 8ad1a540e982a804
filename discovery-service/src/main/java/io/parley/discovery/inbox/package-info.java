/** What the discovery service hears of the rest of the platform. */
package io.parley.discovery.inbox;
