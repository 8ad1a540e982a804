package io.parley.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The settings of the notification service. */
@ConfigMapping(prefix = "parley.notification")
public interface NotificationSettings {

    Listing listing();

    Push push();

    Preferences preferences();

    Housekeeping housekeeping();

    interface Listing {
        /** Entries in a page when the caller does not say. */
        @WithDefault("20")
        int pageSize();

        /** The most entries in a page. */
        @WithDefault("100")
        int maxPageSize();

        /** Unread entries are counted among so many of the newest. */
        @WithDefault("1000")
        int maxUnread();

        /** Of the messages to one user within this time sockets hear of the first and of the last; 0: of each. */
        @WithDefault("1s")
        Duration burstPause();

        /** The most users of whom this is kept; who comes beyond hears of each message. */
        @WithDefault("100000")
        int burstUsers();
    }

    interface Push {
        /** How long a message may take to be acknowledged or read before it is pushed. */
        @WithDefault("5s")
        Duration delay();

        /** How long messages of a conversation gather after a push that is still unread. */
        @WithDefault("10m")
        Duration window();

        /** The page of the Mini App that a push's button opens; without it there is no button. */
        Optional<String> appUrl();

        /** Characters of a message's text that are shown to who wants to see it. */
        @WithDefault("200")
        int textCharacters();

        /** How often is looked for what is due. */
        @WithDefault("500ms")
        Duration interval();

        /** Pushes a second, all instances together; Telegram takes 30. */
        @WithDefault("25")
        int perSecond();

        /** The least time between two pushes to one user. */
        @WithDefault("1s")
        Duration chatPause();

        /** Calls of one instance that are under way at once. */
        @WithDefault("64")
        int maxCalls();

        /** How long the connection to Telegram may take. */
        @WithDefault("3s")
        Duration connectTimeout();

        /** How long Telegram's answer may take. */
        @WithDefault("10s")
        Duration timeout();

        /** How long a push is left to the instance that took it. */
        @WithDefault("60s")
        Duration lease();

        /** The pause after the first attempt that failed; it doubles with each one. */
        @WithDefault("2s")
        Duration backoff();

        /** Where that doubling ends. */
        @WithDefault("5m")
        Duration maxBackoff();

        /** After so many failures a push is given up. */
        @WithDefault("8")
        int maxAttempts();

        /** After Telegram refused the token: how long nothing is sent. */
        @WithDefault("5m")
        Duration tokenPause();
    }

    interface Preferences {
        /** The most conversations that a user can mute. */
        @WithDefault("500")
        int maxMuted();
    }

    interface Housekeeping {
        /** For how long an entry stays in the list. */
        @WithDefault("30d")
        Duration keepEntries();

        /** How often what is too old is looked for. */
        @WithDefault("5M")
        Duration interval();
    }
}
