package io.parley.bench.terminal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: options with a value, and options without. */
public final class Options {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Options() {}

    /**
     * @param command   what the words belong to, for the messages
     * @param withValue the options that take the next word
     * @param withNone  the options that stand alone
     */
    public static Options parse(String command, List<String> words, Set<String> withValue, Set<String> withNone) {
        Options options = new Options();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            boolean isNew;
            if (withNone.contains(word)) {
                isNew = options.flags.add(word);
            } else if (!withValue.contains(word)) {
                throw new UsageException(command + " does not know " + word);
            } else if (!rest.hasNext()) {
                throw new UsageException(word + " needs a value");
            } else {
                isNew = options.values.put(word, rest.next()) == null;
            }
            if (!isNew) {
                throw new UsageException(word + " is given twice");
            }
        }
        return options;
    }

    public boolean has(String option) {
        return flags.contains(option) || values.containsKey(option);
    }

    public Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    public int number(String option, int without, int least, int most) {
        String value = values.get(option);
        if (value == null) {
            return without;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number out of range.
        }
        throw new UsageException(option + " needs a whole number from " + least + " to " + most + ", not " + value);
    }
}
