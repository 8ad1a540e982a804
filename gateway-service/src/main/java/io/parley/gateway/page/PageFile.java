package io.parley.gateway.page;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the page, with all that is said of it.
 *
 * @param etag  weak, as it stands for the file in each of its encodings
 * @param forms its bytes in each encoding there is, plain ones always
 */
record PageFile(String name, String mediaType, String etag, String cacheControl, Map<Encoding, Buffer> forms) {

    static final String INDEX = "index.html";

    /** The build names what is in it by a hash of its content: another content is another file. */
    private static final String NAMED_BY_HASH = "assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";
    private static final int TAG_BYTES = 16;

    static PageFile of(String name, Map<Encoding, Buffer> forms) {
        return new PageFile(
                name,
                MediaTypes.of(name),
                "W/\"" + hash(forms.get(Encoding.PLAIN)) + '"',
                name.startsWith(NAMED_BY_HASH) ? FOR_EVER : ASK_FIRST,
                Map.copyOf(forms));
    }

    boolean isDocument() {
        return name.endsWith(".html");
    }

    /** Whether the client that sent this {@code If-None-Match} has the file as it is. */
    boolean isHeldBy(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String held : ifNoneMatch.split(",")) {
            String tag = held.trim();
            if (tag.equals("*") || tag.equals(etag) || ("W/" + tag).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private static String hash(Buffer content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
