package io.parley.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the chat service. */
@ConfigMapping(prefix = "parley.chat")
public interface ChatSettings {

    Limits limits();

    Writer writer();

    Session session();

    History history();

    Outbox outbox();

    interface Limits {
        /** Code points of a message's text, after it was cleaned. */
        @WithDefault("5000")
        int textCharacters();

        /** The largest frame a client may send; what is larger is an error. */
        @WithDefault("24576")
        int frameBytes();

        /** Conversation or user ids in one frame. */
        @WithDefault("100")
        int idsInAFrame();
    }

    /** The group commit. */
    interface Writer {
        /** The most messages that are written in one transaction. */
        @WithDefault("256")
        int maxBatch();

        /** The most messages that wait for their transaction; past it senders hear {@code unavailable}. */
        @WithDefault("10000")
        int maxWaiting();

        /** How long one transaction may take before its senders hear {@code unavailable}. */
        @WithDefault("5s")
        Duration timeout();
    }

    interface Session {
        /** The pause between heartbeats that a client is told of. */
        @WithDefault("30s")
        Duration heartbeat();

        /** Unsent frames of one socket; past it the socket is closed as too slow. */
        @WithDefault("1000")
        int maxUnsentFrames();

        /** Unsent characters of one socket; past it the socket is closed as too slow. */
        @WithDefault("1048576")
        int maxUnsentCharacters();
    }

    interface History {
        /** Messages in a page when the caller does not say. */
        @WithDefault("50")
        int pageSize();

        /** The most messages in a page. */
        @WithDefault("100")
        int maxPageSize();
    }

    interface Outbox {
        /** How often the relay looks for events though nobody woke it. */
        @WithDefault("1s")
        Duration interval();

        /** How long events gather before the relay looks again: nobody waits for one, and few batches cost less than many. */
        @WithDefault("50ms")
        Duration gathering();

        /** How often an instance compares its share of the lanes with what is fair. */
        @WithDefault("2s")
        Duration claimInterval();

        /** The most events published before their confirms are awaited. */
        @WithDefault("500")
        int maxBatch();

        /**
         * At the start, events of this last stretch are published again, for a broker that came back empty. Consumers know
         * what they have seen.
         */
        @WithDefault("0s")
        Duration replayAtStart();
    }
}
