/**
 * The words of Parley: what travels on a client's socket ({@code frame}), between services ({@code event}, {@code live})
 * and how the broker is laid out for it ({@code broker}).
 *
 * <p>Plain Java and Jackson. Nothing here knows of Quarkus, a database or a socket, and nobody else spells these words.
 */
package io.parley.contracts;
