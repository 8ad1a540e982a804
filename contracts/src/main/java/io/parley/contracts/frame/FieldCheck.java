package io.parley.contracts.frame;

import java.util.function.Supplier;

/** The rules of one frame's fields, in the order the errors have: what is missing first, then what is wrong. */
final class FieldCheck {

    private final ClientFrameType type;
    private final String ref;
    private String failure;

    FieldCheck(ClientFrameType type, String ref) {
        this.type = type;
        this.ref = ref;
    }

    FieldCheck required(String field, Object value) {
        return value == null ? fail("Missing " + field) : this;
    }

    FieldCheck required(String first, Object firstValue, String second, Object secondValue) {
        return firstValue == null || secondValue == null ? fail("Missing " + first + " or " + second) : this;
    }

    FieldCheck name(String field, Object value) {
        return holds(field, FrameFields.isName(value));
    }

    FieldCheck optionalName(String field, Object value) {
        return holds(field, value == null || FrameFields.isName(value));
    }

    FieldCheck holds(String field, boolean isValid) {
        return isValid ? this : fail("Invalid " + field);
    }

    boolean failed() {
        return failure != null;
    }

    Reading<ClientFrame> failure() {
        return new Reading.Invalid<>(ErrorCode.VALIDATION_ERROR, failure, ref);
    }

    Reading<ClientFrame> then(Supplier<ClientFrame> frame) {
        return failed() ? failure() : new Reading.Valid<>(frame.get());
    }

    String ref() {
        return ref;
    }

    /** A field that was checked to be a string, or absent. */
    String string(Object value) {
        return (String) value;
    }

    private FieldCheck fail(String what) {
        if (failure == null) {
            failure = what + " for " + type.wireName();
        }
        return this;
    }
}
