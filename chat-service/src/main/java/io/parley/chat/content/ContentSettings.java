package io.parley.chat.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the content policy and of the rules that come with it. */
@ConfigMapping(prefix = "parley.chat.content")
public interface ContentSettings {

    /** How long one rule may take; after that the message passes it. */
    @WithDefault("50ms")
    Duration ruleTimeout();

    Words denyList();

    Links links();

    SameText sameText();

    Details contactDetails();

    /** Words and phrases that nobody may send. */
    interface Words {
        /** {@code off}, {@code flag} or {@code reject}. */
        @WithDefault("reject")
        RuleAction action();

        /** The words and phrases, separated by commas. */
        Optional<List<String>> words();

        /** A file of more, one a line, in UTF-8; lines that begin with # are comments. It is read once, at the start. */
        Optional<Path> file();
    }

    /** Messages full of links. */
    interface Links {
        /** {@code off}, {@code flag} or {@code reject}. */
        @WithDefault("flag")
        RuleAction action();

        /** The most links in a message. */
        @WithDefault("3")
        int max();
    }

    /** One text, sent around. */
    interface SameText {
        /** {@code off}, {@code flag} or {@code reject}. */
        @WithDefault("reject")
        RuleAction action();

        /** The most conversations one sender may send the same text to within the window. */
        @WithDefault("5")
        int maxConversations();

        /** How long a text is remembered after its last sending. */
        @WithDefault("1m")
        Duration window();

        /** Shorter texts never count: greetings are alike. */
        @WithDefault("12")
        int minCharacters();

        /** The most texts remembered at once; past it those sent least often are forgotten. */
        @WithDefault("100000")
        int maxRemembered();
    }

    /** Ways to leave the platform, or to be paid, offered to somebody who was met a moment ago. */
    interface Details {
        /** {@code off}, {@code flag} or {@code reject}. */
        @WithDefault("flag")
        RuleAction action();

        /** How many messages at the start of a conversation are looked at. */
        @WithDefault("20")
        int firstMessages();
    }
}
