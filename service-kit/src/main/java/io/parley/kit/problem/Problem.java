package io.parley.kit.problem;

import io.parley.contracts.frame.ErrorCode;

/** The body of an error (RFC 9457). */
public record Problem(String type, String title, int status, String detail, String code) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ErrorCode code, String detail) {
        return new Problem("about:blank", title(code), code.httpStatus(), detail, code.wireName());
    }

    private static String title(ErrorCode code) {
        String words = code.wireName().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
