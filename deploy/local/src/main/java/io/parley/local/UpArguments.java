package io.parley.local;

import io.parley.local.town.Town;
import java.util.Iterator;
import java.util.List;

/**
 * What stands behind {@code ./parley up}.
 *
 * @param people in the town; without limits, which is for load programs, none unless they are asked for
 */
record UpArguments(int chats, int gateways, boolean limits, boolean restart, int people) {

    /** Enough for a first look, and settled within a second or two. */
    static final int USUAL_PEOPLE = 12;

    private static final int MOST_INSTANCES = 16;

    static UpArguments parse(List<String> words) {
        int chats = 1;
        int gateways = 1;
        boolean limits = true;
        boolean restart = false;
        Integer people = null;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--chat" -> chats = Option.number(word, rest, 1, MOST_INSTANCES);
                case "--gateway" -> gateways = Option.number(word, rest, 1, MOST_INSTANCES);
                case "--people" -> people = Option.number(word, rest, 0, Town.mostPeople());
                case "--no-limits" -> limits = false;
                case "--restart" -> restart = true;
                default ->
                    throw new LocalStackException("up does not know " + word + "; ./parley prints what there is");
            }
        }
        int usual = limits ? USUAL_PEOPLE : 0;
        return new UpArguments(chats, gateways, limits, restart, people == null ? usual : people);
    }
}
