package io.parley.chat.content;

/**
 * A link found in a text.
 *
 * @param host in lower case, without {@code www.}
 * @param path what follows the host, from its slash on; or nothing
 */
record Link(String host, String path) {

    boolean hasPath() {
        return path.length() > 1;
    }
}
