package io.parley.chat.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds links in one pass: {@code https://…} and other schemes, {@code www.…}, and bare hosts that end like one. People forget
 * the space after a full stop ("home.It is"), so an ending that is also a word makes a link only with a path behind it.
 */
final class Links {

    private static final Set<String> ENDINGS = Set.of(
            "com", "net", "org", "info", "biz", "ru", "su", "рф", "ua", "kz", "de", "fr", "uk", "eu", "pl", "nl", "cz",
            "ch", "tr", "br", "mx", "jp", "cn", "kr", "co", "io", "ai", "app", "dev", "xyz", "online", "site",
            "website", "page", "shop", "club", "link", "click", "vip", "icu", "cc", "tv", "gg", "ly", "tk", "ml", "ga",
            "cf", "gq", "ws", "tech");

    private static final Set<String> ENDINGS_THAT_ARE_WORDS = Set.of(
            "me", "to", "it", "in", "is", "so", "am", "at", "be", "my", "us", "no", "by", "es", "se", "la", "li", "st",
            "im", "id", "ee", "sh", "pro", "top", "live", "today", "world", "life", "love", "fun", "date", "sex",
            "space", "chat", "bio", "art", "store", "one", "plus", "cash", "money", "cam");

    private Links() {}

    /** Whether it is worth looking: most texts have no dot in front of a letter, and no scheme. */
    static boolean mayBeIn(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c == '.' && Character.isLetter(next) || c == ':' && next == '/') {
                return true;
            }
        }
        return false;
    }

    static List<Link> in(String text) {
        List<Link> links = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = hostEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String host = trimDots(text.substring(at, end)).toLowerCase(Locale.ROOT);
            boolean hasPath = end + 1 < text.length() && text.charAt(end) == '/' && !endsLink(text.charAt(end + 1));
            if (isLink(text, at, host, hasPath)) {
                // Only now, and then past it: a text is read once.
                at = pathEnd(text, end);
                links.add(new Link(host.startsWith("www.") ? host.substring(4) : host, text.substring(end, at)));
            } else {
                at = end;
            }
        }
        return links;
    }

    private static boolean isLink(String text, int start, String host, boolean hasPath) {
        if (host.isEmpty() || start > 0 && text.charAt(start - 1) == '@') {
            return false;
        }
        if (followsScheme(text, start)) {
            return true;
        }
        int dot = host.lastIndexOf('.');
        if (dot < 1) {
            return false;
        }
        if (host.startsWith("www.") && host.length() > 4) {
            return true;
        }
        String ending = host.substring(dot + 1);
        return ENDINGS.contains(ending) || hasPath && ENDINGS_THAT_ARE_WORDS.contains(ending);
    }

    private static boolean followsScheme(String text, int start) {
        return start >= 5 && text.startsWith("://", start - 3) && Character.isLetter(text.charAt(start - 4));
    }

    private static int hostEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isHost(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int pathEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !endsLink(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A space, a quote or a bracket; a comma or semicolon too, for those who list links. */
    private static boolean endsLink(char c) {
        return Character.isWhitespace(c) || ",;<>()[]{}\"'|«»“”".indexOf(c) >= 0;
    }

    private static boolean isHost(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static String trimDots(String host) {
        int start = 0;
        int end = host.length();
        while (start < end && isEdge(host.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(host.charAt(end - 1))) {
            end--;
        }
        return host.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == '.' || c == '-';
    }
}
