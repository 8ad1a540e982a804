/**
 * What a gateway and a chat instance say to each other about a client's socket, and no client ever sees: how a session that lost
 * its instance goes on at another one.
 */
package io.parley.contracts.link;
