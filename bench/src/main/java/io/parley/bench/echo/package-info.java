/**
 * {@code bench echo}: stands behind a gateway, or behind any other proxy, in place of a chat service, and answers at once. What is
 * measured then is what stands in front.
 */
package io.parley.bench.echo;
