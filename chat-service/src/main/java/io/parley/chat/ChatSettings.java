package io.parley.chat;

import io.parley.kit.outbox.OutboxSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The settings of the chat service. */
@ConfigMapping(prefix = "parley.chat")
public interface ChatSettings {

    Limits limits();

    Writer writer();

    Session session();

    Delivery delivery();

    Sync sync();

    Receipts receipts();

    Typing typing();

    Presence presence();

    Cache cache();

    Listing listing();

    History history();

    Housekeeping housekeeping();

    OutboxSettings outbox();

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

        /**
         * The least time from the begin of one transaction to the begin of the next: under load more messages share one, a
         * message that comes alone waits for nothing.
         */
        @WithDefault("2ms")
        Duration interval();
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

        /** How long before its token runs out a client is told. */
        @WithDefault("60s")
        Duration expiryNotice();

        /** Conversations one socket may subscribe to. */
        @WithDefault("1000")
        int maxSubscriptions();

        /** Sockets of one instance that may subscribe to one conversation. */
        @WithDefault("50")
        int maxSubscribers();

        /** Conversations in which a socket keeps its place; past it the one that began first is forgotten. */
        @WithDefault("10000")
        int maxPlaces();

        /** With {@code ack=true}: conversations in which a socket may leave messages unacknowledged and still be reminded. */
        @WithDefault("1000")
        int maxUnacknowledgedConversations();

        /** With {@code ack=true}: the pauses after which unacknowledged messages are sent again; after the last one again, the close. */
        @WithDefault("10s,20s,40s")
        List<Duration> acknowledgementPauses();
    }

    /** Messages on their way to sockets. */
    interface Delivery {
        /** How long a missing message may be late before it is read. */
        @WithDefault("25ms")
        Duration grace();

        /** Conversations that are read at once for sessions that lag behind. */
        @WithDefault("4")
        int catchUps();

        /** Messages in one such read. */
        @WithDefault("200")
        int pageSize();

        /** How long one such read may take. */
        @WithDefault("5s")
        Duration timeout();

        /** After a loss on the live exchange: how long before PostgreSQL is asked what was lost. */
        @WithDefault("250ms")
        Duration headCheckPause();

        /** How wrong the measured difference between the clocks of this instance and of PostgreSQL may be. */
        @WithDefault("100ms")
        Duration clockTolerance();

        /** How often unacknowledged messages are looked for. */
        @WithDefault("1s")
        Duration redeliveryCheck();
    }

    interface Sync {
        /** The most messages in a {@code sync.batch}. */
        @WithDefault("50")
        int pageSize();

        /** The most characters of text in a {@code sync.batch}, unless one message alone has more. */
        @WithDefault("65536")
        int pageCharacters();

        /** Conversations that are read together. */
        @WithDefault("20")
        int conversationsAtOnce();

        /** How long one read may take. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** What was read and delivered. */
    interface Receipts {
        /** For how long the marks of one participant in one conversation gather before they are stored as one. */
        @WithDefault("1s")
        Duration interval();

        /** The most participants whose marks are stored in one statement. */
        @WithDefault("256")
        int maxBatch();

        /** The most participants whose marks wait for it. */
        @WithDefault("10000")
        int maxWaiting();

        /** How long the statement may take. */
        @WithDefault("5s")
        Duration timeout();
    }

    interface Typing {
        /** How long a user types after the last time the device said so. */
        @WithDefault("10s")
        Duration lasts();

        /** The most users who type at once, as one instance sees it; past it nobody new is shown. */
        @WithDefault("100000")
        int maxTypists();
    }

    interface Presence {
        /** How long a user whose last device went is still online. */
        @WithDefault("5s")
        Duration linger();

        /** How long the users of an instance that gives no sign of life are still online. */
        @WithDefault("90s")
        Duration lease();
    }

    /** Conversations whose participants and blocks are remembered. */
    interface Cache {
        /** The most conversations remembered. */
        @WithDefault("100000")
        int conversations();

        /** How long one is remembered at most. */
        @WithDefault("60s")
        Duration keep();
    }

    /** The list of a user's conversations. */
    interface Listing {
        /** Conversations in a page when the caller does not say. */
        @WithDefault("20")
        int pageSize();

        /** The most conversations in a page. */
        @WithDefault("100")
        int maxPageSize();

        /** Unread messages of a conversation are counted among so many of its newest. */
        @WithDefault("1000")
        int maxUnread();
    }

    interface History {
        /** Messages in a page when the caller does not say. */
        @WithDefault("50")
        int pageSize();

        /** The most messages in a page. */
        @WithDefault("100")
        int maxPageSize();
    }

    interface Housekeeping {
        /** For how long a repeated idempotency key is known. */
        @WithDefault("24H")
        Duration keepKeys();

        /** How often what is too old is looked for. */
        @WithDefault("5M")
        Duration interval();
    }
}
