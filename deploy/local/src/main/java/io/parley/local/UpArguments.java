package io.parley.local;

import java.util.Iterator;
import java.util.List;

/** What stands behind {@code ./parley up}. */
record UpArguments(int chats, int gateways, boolean limits, boolean restart) {

    private static final int MOST_INSTANCES = 16;

    static UpArguments parse(List<String> words) {
        int chats = 1;
        int gateways = 1;
        boolean limits = true;
        boolean restart = false;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--chat" -> chats = Option.number(word, rest, 1, MOST_INSTANCES);
                case "--gateway" -> gateways = Option.number(word, rest, 1, MOST_INSTANCES);
                case "--no-limits" -> limits = false;
                case "--restart" -> restart = true;
                default ->
                    throw new LocalStackException("up does not know " + word + "; ./parley prints what there is");
            }
        }
        return new UpArguments(chats, gateways, limits, restart);
    }
}
