package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** Every error a client can hear, on the socket ({@code code}) and over REST (the same {@code code}, with this status). */
public enum ErrorCode {
    INVALID_JSON("invalid_json", 400),
    VALIDATION_ERROR("validation_error", 400),
    /** The chat service's own word for an unknown type; the gateway answers {@link #VALIDATION_ERROR} first. */
    INVALID_MESSAGE_TYPE("invalid_message_type", 400),
    AUTHENTICATION_FAILED("authentication_failed", 401),
    TOKEN_EXPIRED("token_expired", 401),
    FORBIDDEN_ORIGIN("forbidden_origin", 403),
    ACCESS_DENIED("access_denied", 403),
    CONVERSATION_NOT_FOUND("conversation_not_found", 404),
    CONVERSATION_BLOCKED("conversation_blocked", 403),
    /** The two are no longer matched. */
    CONVERSATION_CLOSED("conversation_closed", 403),
    /** What was asked for needs a profile that others may see. */
    PROFILE_REQUIRED("profile_required", 409),
    /** The two are matched; what was asked for would leave the match without its reason. */
    MATCHED("matched", 409),
    CONTENT_REJECTED("content_rejected", 422),
    RATE_LIMITED("rate_limited", 429),
    MESSAGE_TOO_LARGE("message_too_large", 413),
    IDEMPOTENCY_CONFLICT("idempotency_conflict", 409),
    UNSUPPORTED_FRAME("unsupported_frame", 415),
    TOO_MANY_CONNECTIONS("too_many_connections", 503),
    /** Something behind the edge is down; the same request may succeed in a moment. */
    UNAVAILABLE("unavailable", 503),
    /** A fault of ours. */
    PROCESSING_ERROR("processing_error", 500);

    private final String wireName;
    private final int httpStatus;

    ErrorCode(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
