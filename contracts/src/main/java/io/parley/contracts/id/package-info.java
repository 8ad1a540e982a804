/**
 * How the public ids of conversations and messages are made of a UUID and a number. Clients take them for opaque; services that keep them
 * by the million need not.
 */
package io.parley.contracts.id;
