package io.parley.local.town;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What those say who answer by themselves. The same to the same message. */
final class PhraseBook {

    /** Who writes the welcome. */
    static final String SYSTEM = "system";

    private static final Pattern HELLO = Pattern.compile(
            "\\b(hi|hello|hey|good (morning|evening)|salut|bonjour|привет|здравствуй)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> GREETINGS = List.of(
            "Hi! I was hoping you would like me back.",
            "Hello! I am %s. What made you smile today?",
            "Hey! Tea, coffee, or something I have never heard of?",
            "Hi there! Where in town do you go when it rains?");
    private static final List<String> TO_HELLO = List.of(
            "Hello hello! How is your day so far?",
            "Hi! Nice of you to write. What are you up to?",
            "Hey, good to hear from you!",
            "Hello from the other end of town!");
    private static final List<String> TO_QUESTIONS = List.of(
            "Good question. What would you say yourself?",
            "Yes, I think so. Why do you ask?",
            "Only on Sundays. And you?",
            "Let me think about it over a coffee.",
            "I would have to show you, it is hard to tell.",
            "Honestly? I have no idea, but I like how you ask.");
    private static final List<String> TO_ALL_ELSE = List.of(
            "That sounds lovely. Tell me more!",
            "Ha, I know exactly what you mean.",
            "I did not expect that. Go on!",
            "We should do that together one day.",
            "Now you have made me curious.",
            "Same here, most of the time.",
            "I am writing that down.");

    private PhraseBook() {}

    static String greeting(Townsperson person, String seed) {
        return String.format(Locale.ROOT, one(GREETINGS, person.id() + seed), person.name());
    }

    static String answer(Townsperson person, String text, String seed) {
        List<String> fitting =
                text.contains("?") ? TO_QUESTIONS : HELLO.matcher(text).find() ? TO_HELLO : TO_ALL_ELSE;
        return one(fitting, person.id() + seed);
    }

    private static String one(List<String> phrases, String seed) {
        return phrases.get(Math.floorMod(seed.hashCode(), phrases.size()));
    }
}
