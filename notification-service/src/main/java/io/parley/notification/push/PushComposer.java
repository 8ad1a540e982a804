package io.parley.notification.push;

import io.parley.contracts.id.ConversationUuid;
import io.parley.notification.telegram.TelegramChat;
import io.parley.notification.telegram.TelegramMessage;
import java.util.List;

/** Puts all that is due of a user into one message. */
final class PushComposer {

    /** As Telegram has it in its own links to Mini Apps; a conversation's id fits into what it allows there. */
    private static final String PARAMETER = "startapp=";

    private final String appUrl;

    /** @param appUrl null for messages without a button */
    PushComposer(String appUrl) {
        this.appUrl = appUrl;
    }

    TelegramMessage compose(DueUser user, List<DueThread> threads) {
        PushLanguage language = user.language();
        return new TelegramMessage(
                TelegramChat.of(user.id()),
                text(language, user.preferences().showText(), threads),
                appUrl == null ? null : new TelegramMessage.Button(PushTexts.open(language), url(threads)));
    }

    private static String text(PushLanguage language, boolean showText, List<DueThread> threads) {
        List<DueThread> conversations =
                threads.stream().filter(thread -> !thread.isOfMatches()).toList();
        long messages = conversations.stream().mapToLong(DueThread::unread).sum();
        long matches = threads.stream()
                .filter(DueThread::isOfMatches)
                .mapToLong(DueThread::unread)
                .sum();
        StringBuilder text = new StringBuilder();
        if (matches > 0) {
            text.append(PushTexts.matches(language, matches));
        }
        if (messages > 0) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(
                            conversations.size() == 1
                                    ? PushTexts.messages(language, messages)
                                    : PushTexts.messages(language, messages, conversations.size()));
        }
        if (showText && conversations.size() == 1 && conversations.get(0).text() != null) {
            text.append(messages == 1 && matches == 0 ? ": " : "\n")
                    .append(conversations.get(0).text());
        }
        return text.toString();
    }

    /** A single conversation is opened, several are not: the app shows them all. */
    private String url(List<DueThread> threads) {
        if (threads.size() > 1 || threads.get(0).conversation() == null) {
            return appUrl;
        }
        return appUrl
                + (appUrl.contains("?") ? "&" : "?")
                + PARAMETER
                + ConversationUuid.format(threads.get(0).conversation());
    }
}
