package io.parley.notification.push;

/** What pushes say. No names: the service knows none. */
final class PushTexts {

    private PushTexts() {}

    static String messages(PushLanguage language, long count) {
        return switch (language) {
            case ENGLISH -> count == 1 ? "New message" : count + " new messages";
            case FRENCH -> count == 1 ? "Nouveau message" : count + " nouveaux messages";
            case RUSSIAN ->
                count == 1
                        ? "Новое сообщение"
                        : count + " " + russian(count, "новое сообщение", "новых сообщения", "новых сообщений");
        };
    }

    /** Messages of several conversations together. */
    static String messages(PushLanguage language, long count, long conversations) {
        return messages(language, count)
                + switch (language) {
                    case ENGLISH -> " in " + conversations + " conversations";
                    case FRENCH -> " dans " + conversations + " conversations";
                    case RUSSIAN -> " в " + conversations + " " + russian(conversations, "чате", "чатах", "чатах");
                };
    }

    static String matches(PushLanguage language, long count) {
        return switch (language) {
            case ENGLISH -> count == 1 ? "You have a new match" : "You have " + count + " new matches";
            case FRENCH -> count == 1 ? "Vous avez un nouveau match" : "Vous avez " + count + " nouveaux matchs";
            case RUSSIAN ->
                count == 1
                        ? "У вас новая пара"
                        : "У вас " + count + " " + russian(count, "новая пара", "новые пары", "новых пар");
        };
    }

    static String open(PushLanguage language) {
        return switch (language) {
            case ENGLISH -> "Open";
            case FRENCH -> "Ouvrir";
            case RUSSIAN -> "Открыть";
        };
    }

    /** Russian has a form for 1, 21, 31 …, one for 2 to 4, 22 to 24 …, and one for all else. */
    private static String russian(long count, String one, String few, String many) {
        long tens = count % 100 / 10;
        long ones = count % 10;
        if (tens == 1) {
            return many;
        }
        return ones == 1 ? one : ones >= 2 && ones <= 4 ? few : many;
    }
}
