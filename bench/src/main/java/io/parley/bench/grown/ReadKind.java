package io.parley.bench.grown;

/** What is read. */
enum ReadKind {
    NEWEST_MESSAGES("newest messages of a conversation"),
    EARLIER_MESSAGES("a page before them"),
    CONVERSATIONS("a user's conversations"),
    FURTHER_CONVERSATIONS("a further page of them");

    private final String words;

    ReadKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
