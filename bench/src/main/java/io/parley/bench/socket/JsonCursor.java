package io.parley.bench.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over JSON text in memory, field by field. It says where strings are and how large whole numbers are; what is not
 * asked for it steps over. Text that is no JSON object makes it fail: from then on there is no next field and no end.
 */
final class JsonCursor {

    private byte[] json;
    private int at;
    private int end;
    private boolean hasFailed;
    private boolean isFirst;
    private int fieldStart;
    private int fieldEnd;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void start(byte[] text, int length) {
        json = text;
        at = 0;
        end = length;
        hasFailed = false;
    }

    boolean enterObject() {
        isFirst = true;
        return take('{');
    }

    /** Moves to the next field's value; false, and past the closing brace, where there is none. */
    boolean nextField() {
        if (hasFailed) {
            return false;
        }
        if (peek() == '}') {
            at++;
            // Its owner has this object as a field, so what follows is never its first one.
            isFirst = false;
            return false;
        }
        if (!isFirst && !take(',')) {
            return false;
        }
        isFirst = false;
        int quote = stringStart();
        fieldStart = quote;
        fieldEnd = at - 1;
        return quote >= 0 && take(':');
    }

    boolean isField(byte[] name) {
        return Arrays.equals(json, fieldStart, fieldEnd, name, 0, name.length);
    }

    /** The value as a string; one of another kind is stepped over, and leaves the span empty. */
    boolean string(Span into) {
        if (peek() != '"') {
            skip();
            return false;
        }
        int start = stringStart();
        if (start >= 0) {
            into.set(start, at - 1);
        }
        return start >= 0;
    }

    /** The value as a whole number that is not negative; -1, and stepped over, if it is something else. */
    long number() {
        int start = skipBlanks();
        long number = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9' && at - start < 18) {
            number = number * 10 + json[at++] - '0';
        }
        if (at > start && isDelimiter()) {
            return number;
        }
        skip();
        return -1;
    }

    /** Steps over the value, whatever it is. */
    void skip() {
        int depth = 0;
        do {
            int c = peek();
            if (c == '"') {
                stringStart();
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                depth--;
                at++;
            } else if (c < 0 || depth == 0 && c == ',') {
                hasFailed = true;
            } else if (depth > 0 && (c == ',' || c == ':')) {
                at++;
            } else {
                skipLiteral();
            }
        } while (depth > 0 && !hasFailed);
        hasFailed |= depth < 0;
    }

    /** Whether the whole text was one object, and has been walked over. */
    boolean isAtEnd() {
        return !hasFailed && peek() < 0;
    }

    private void skipLiteral() {
        while (at < end && !isDelimiter()) {
            at++;
        }
    }

    private boolean isDelimiter() {
        return at >= end || json[at] == ',' || json[at] == '}' || json[at] == ']' || (json[at] & 0xff) <= ' ';
    }

    /** Steps over a string; where its text starts, or -1. Its end is one before where the cursor is then. */
    private int stringStart() {
        if (!take('"')) {
            return -1;
        }
        int start = at;
        while (at < end && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return take('"') ? start : -1;
    }

    private boolean take(char expected) {
        if (!hasFailed && peek() == expected) {
            at++;
            return true;
        }
        hasFailed = true;
        return false;
    }

    /** The next character that is no blank, or -1 at the end. */
    private int peek() {
        return skipBlanks() < end ? json[at] & 0xff : -1;
    }

    private int skipBlanks() {
        while (at < end && json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
        return at;
    }
}
