/**
 * Where a request comes from.
 *
 * <p>What a header says of it counts only from proxies that the operator named. Addresses are read as literals: nothing here
 * asks a name server.
 */
package io.parley.gateway.address;
