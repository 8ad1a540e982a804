/** What load balancers ask. */
package io.parley.gateway.health;
