package io.parley.chat.content;

import java.util.List;
import java.util.Set;

/** Accounts elsewhere: links to them, handles, mail addresses. */
final class Accounts {

    private static final Set<String> CONTACT_HOSTS = Set.of(
            "t.me",
            "telegram.me",
            "telegram.dog",
            "wa.me",
            "api.whatsapp.com",
            "chat.whatsapp.com",
            "m.me",
            "signal.me",
            "instagram.com",
            "instagr.am",
            "snapchat.com",
            "facebook.com",
            "m.facebook.com",
            "fb.com",
            "vk.com",
            "vk.me",
            "m.vk.com",
            "ok.ru",
            "discord.gg",
            "discord.com",
            "line.me",
            "threads.net",
            "viber.click",
            "onlyfans.com",
            "linktr.ee");

    private static final Set<String> PAYMENT_HOSTS = Set.of(
            "paypal.me",
            "paypal.com",
            "cash.app",
            "venmo.com",
            "revolut.me",
            "wise.com",
            "yoomoney.ru",
            "qiwi.com",
            "donationalerts.com",
            "donatepay.ru",
            "boosty.to",
            "ko-fi.com",
            "buymeacoffee.com",
            "patreon.com",
            "gofundme.com");

    /** The shortest handle: what Telegram allows, and more than most words after "@" ("@home"). */
    private static final int MIN_HANDLE = 5;

    private Accounts() {}

    static boolean isPaymentLinkIn(String text) {
        return isIn(text, PAYMENT_HOSTS);
    }

    static boolean isContactLinkIn(String text) {
        return isIn(text, CONTACT_HOSTS) || text.contains("tg://");
    }

    static boolean isHandleOrMailIn(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            boolean isMail = at > 0 && isName(text.charAt(at - 1));
            if (isMail ? isMailHost(text, at + 1) : isHandle(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The host alone is a place to talk about; a path leads to somebody. */
    private static boolean isIn(String text, Set<String> hosts) {
        List<Link> links = Links.in(text);
        return links.stream().anyMatch(link -> link.hasPath() && hosts.contains(link.host()));
    }

    private static boolean isMailHost(String text, int start) {
        int end = start;
        int dot = -1;
        while (end < text.length()
                && (isName(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '-')) {
            boolean endsLabel = text.charAt(end) == '.' && end + 1 < text.length() && isName(text.charAt(end + 1));
            dot = endsLabel ? end : dot;
            end++;
        }
        return dot > start && Character.isLetter(text.charAt(dot + 1));
    }

    private static boolean isHandle(String text, int start) {
        int end = start;
        while (end < text.length() && isAscii(text.charAt(end)) && isName(text.charAt(end))) {
            end++;
        }
        return end - start >= MIN_HANDLE && !Character.isDigit(text.charAt(start));
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isAscii(char c) {
        return c <= '~';
    }
}
