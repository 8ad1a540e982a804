package io.parley.local;

import java.util.Iterator;

/** The value behind an option of the command line. */
final class Option {

    private Option() {}

    static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new LocalStackException(option + " needs a value");
        }
        return rest.next();
    }

    static int number(String option, Iterator<String> rest, int least, int most) {
        try {
            int number = rest.hasNext() ? Integer.parseInt(rest.next()) : least - 1;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number out of range.
        }
        throw new LocalStackException(option + " needs a number from " + least + " to " + most);
    }
}
