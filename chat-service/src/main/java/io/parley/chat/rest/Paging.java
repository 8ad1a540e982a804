package io.parley.chat.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.kit.problem.ProblemException;

/** What all pages over REST have alike. */
public final class Paging {

    private Paging() {}

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
        throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid limit");
    }
}
