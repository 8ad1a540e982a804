package io.parley.kit.paging;

import io.parley.contracts.frame.ErrorCode;
import io.parley.kit.problem.ProblemException;
import java.util.function.Function;

/** What a caller says of the page they want. */
public final class Asked {

    private Asked() {}

    /** How many items a caller gets who asked for so many, or did not say. */
    public static int limit(String asked, int usual, int most) {
        if (asked == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(asked);
            if (number >= 1) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number that is none of a page.
        }
        throw invalid("limit");
    }

    /** Where the page begins, or null for the first one. */
    public static <C> C cursor(String asked, Function<String, C> parse) {
        C cursor = asked == null ? null : parse.apply(asked);
        if (asked != null && cursor == null) {
            throw invalid("cursor");
        }
        return cursor;
    }

    private static ProblemException invalid(String parameter) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid " + parameter);
    }
}
