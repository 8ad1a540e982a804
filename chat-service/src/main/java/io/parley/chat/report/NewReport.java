package io.parley.chat.report;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.MessageText;
import io.parley.kit.problem.ProblemException;

/**
 * A report as it came in, and is right as far as that can be known without PostgreSQL.
 *
 * @param seq     of the message, or {@link #WHOLE} for the conversation
 * @param comment null where there is none
 */
record NewReport(long seq, ReportReason reason, String comment) {

    static final long WHOLE = 0;

    private static final int MAX_COMMENT_CHARACTERS = 1_000;

    static NewReport of(ConversationId conversation, String reason, String messageId, String comment) {
        if (reason == null) {
            throw invalid("Missing reason");
        }
        ReportReason known = ReportReason.named(reason);
        if (known == null) {
            throw invalid("Invalid reason: one of " + ReportReason.NAMES);
        }
        return new NewReport(messageId == null ? WHOLE : seq(conversation, messageId), known, cleaned(comment));
    }

    private static long seq(ConversationId conversation, String messageId) {
        MessageId id = MessageId.parse(messageId);
        if (id == null || !id.conversation().equals(conversation)) {
            throw invalidMessage();
        }
        return id.seq();
    }

    private static String cleaned(String comment) {
        if (comment == null) {
            return null;
        }
        if (MessageText.isMalformed(comment)) {
            throw invalid("Invalid comment");
        }
        String text = MessageText.clean(comment).strip();
        if (text.codePointCount(0, text.length()) > MAX_COMMENT_CHARACTERS) {
            throw invalid("Invalid comment: at most " + MAX_COMMENT_CHARACTERS + " characters");
        }
        return MessageText.isBlank(text) ? null : text;
    }

    static ProblemException invalidMessage() {
        return invalid("Invalid message_id: a message of the other one in this conversation");
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, message);
    }
}
