/** What operators are told; each part of the gateway adds what it knows. */
package io.parley.gateway.figures;
