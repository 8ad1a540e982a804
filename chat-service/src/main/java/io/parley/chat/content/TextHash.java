package io.parley.chat.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Says whether two texts of a sender are the same, without either: case, accents, punctuation and emoji make no difference. */
final class TextHash {

    private TextHash() {}

    static UUID of(String senderId, String text) {
        MessageDigest digest = sha256();
        digest.update(senderId.getBytes(StandardCharsets.UTF_8));
        List<FoldedWord> words = FoldedText.words(text);
        if (words.isEmpty()) {
            // Nothing but signs: then the signs are what is the same.
            update(digest, text);
        }
        for (FoldedWord word : words) {
            update(digest, word.plain());
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** NUL, which neither a user's id nor a text holds, keeps neighbours apart. */
    private static void update(MessageDigest digest, String part) {
        digest.update((byte) 0);
        digest.update(part.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
