/**
 * Whose pages may talk to Parley. A browser says with {@code Origin} which page asks; what is no browser says nothing, and is
 * let through to the check of its token. The answer is the same for sockets and REST, and it is compared by scheme, host and
 * port, never by a part of the text.
 */
package io.parley.gateway.origin;
