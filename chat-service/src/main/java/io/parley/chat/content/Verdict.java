package io.parley.chat.content;

import java.util.List;

/** What the policy says of a message. */
public sealed interface Verdict {

    /** @param flags what the other side's client can warn of: sorted, each once, mostly none */
    record Accepted(List<String> flags) implements Verdict {
        public Accepted {
            flags = List.copyOf(flags);
        }
    }

    /** @param message for the sender */
    record Rejected(String message) implements Verdict {}
}
