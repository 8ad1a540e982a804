package io.parley.bench.talk;

import io.parley.bench.terminal.UsageException;
import io.parley.contracts.frame.FrameLimits;

/** How long texts are, in characters: anything between the two, each as likely as the other. */
record Sizes(int least, int most) {

    static final Sizes USUAL = new Sizes(64, 256);

    private static final int LONGEST = FrameLimits.DEFAULT.maxTextCharacters();

    static Sizes parse(String words) {
        String[] ends = words.split("-", 2);
        try {
            Sizes sizes = new Sizes(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            if (sizes.least >= Mark.LENGTH && sizes.most >= sizes.least && sizes.most <= LONGEST) {
                return sizes;
            }
        } catch (NumberFormatException notNumbers) {
            // The same answer as for numbers out of range.
        }
        throw new UsageException(
                "--sizes needs characters from " + Mark.LENGTH + " to " + LONGEST + ", such as 64-256, not " + words);
    }

    /** The size for a random number that is not negative. */
    int pick(int random) {
        return least + random % (most - least + 1);
    }
}
