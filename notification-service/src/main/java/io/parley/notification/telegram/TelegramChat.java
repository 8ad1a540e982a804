package io.parley.notification.telegram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chat of a user with the bot. Its number is the user's own at Telegram, of which the gateway makes the user's id. */
public record TelegramChat(long id) {

    private static final Pattern USER = Pattern.compile("tg_([1-9][0-9]{0,17})");

    /** The chat, or null for a user who is not from Telegram. */
    public static TelegramChat of(String userId) {
        Matcher user = USER.matcher(userId);
        return user.matches() ? new TelegramChat(Long.parseLong(user.group(1))) : null;
    }
}
