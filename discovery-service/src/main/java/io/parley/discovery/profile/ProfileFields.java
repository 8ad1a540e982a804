package io.parley.discovery.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.MessageText;
import io.parley.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The fields of a JSON object, each of the kind that is wanted; what is not names the field. Null is as good as not there. */
final class ProfileFields {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final JsonNode object;

    /** @param object an object, or nothing at all */
    ProfileFields(JsonNode object) {
        if (object == null || !object.isObject()) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "A profile must be a JSON object");
        }
        this.object = object;
    }

    static ProblemException invalid(String field, String rule) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid " + field + ": " + rule);
    }

    /** A line of text, cleaned as messages are. */
    String line(String field, int mostCharacters) {
        return text(field, required(field), mostCharacters, text -> WHITE_SPACE
                .matcher(text)
                .replaceAll(" "));
    }

    /** Lines of text, or null where there is nothing to be seen. */
    String linesOrNull(String field, int mostCharacters) {
        JsonNode value = optional(field);
        if (value == null || value.isTextual() && MessageText.isBlank(value.textValue())) {
            return null;
        }
        return text(field, value, mostCharacters, text -> text);
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(string(field, required(field)));
        } catch (DateTimeException none) {
            throw invalid(field, "a day as in 1995-12-31");
        }
    }

    double number(String field, double least, double most) {
        JsonNode value = required(field);
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw invalid(field, "a number from " + (int) least + " to " + (int) most);
        }
        return number;
    }

    int wholeNumber(String field, int without, int least, int most) {
        JsonNode value = optional(field);
        if (value == null) {
            return without;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw invalid(field, "a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    boolean flag(String field, boolean without) {
        JsonNode value = optional(field);
        if (value != null && !value.isBoolean()) {
            throw invalid(field, "true or false");
        }
        return value == null ? without : value.booleanValue();
    }

    /** One of a list of words. */
    <T> T word(String field, Function<String, T> meaning, String words) {
        return meaning(field, required(field), meaning, words);
    }

    /** A list without repeats. */
    <T> List<T> list(String field, Function<String, T> meaning, String rule) {
        JsonNode value = optional(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(field, rule);
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(item -> meaning(field, item, meaning, rule))
                .distinct()
                .toList();
    }

    private static <T> T meaning(String field, JsonNode value, Function<String, T> meaning, String rule) {
        T found = value.isTextual() ? meaning.apply(value.textValue()) : null;
        if (found == null) {
            throw invalid(field, rule);
        }
        return found;
    }

    private static String text(String field, JsonNode value, int mostCharacters, Function<String, String> shape) {
        String given = string(field, value);
        if (MessageText.isMalformed(given)) {
            throw invalid(field, "no text");
        }
        String clean = shape.apply(MessageText.clean(given)).strip();
        if (MessageText.isBlank(clean) || clean.codePointCount(0, clean.length()) > mostCharacters) {
            throw invalid(field, "1 to " + mostCharacters + " characters");
        }
        return clean;
    }

    private static String string(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(field, "a string");
        }
        return value.textValue();
    }

    private JsonNode required(String field) {
        JsonNode value = optional(field);
        if (value == null) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Missing " + field);
        }
        return value;
    }

    private JsonNode optional(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
