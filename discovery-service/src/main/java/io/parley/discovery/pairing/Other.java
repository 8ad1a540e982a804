package io.parley.discovery.pairing;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.MessageText;
import io.parley.kit.problem.ProblemException;

/** The other user that a call names in its path. */
final class Other {

    private Other() {}

    static String than(String caller, String id) {
        if (id.isBlank()
                || id.length() > FrameLimits.MAX_NAME_CHARACTERS
                || MessageText.isMalformed(id)
                || id.equals(caller)) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid user id");
        }
        return id;
    }
}
