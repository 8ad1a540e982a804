package io.parley.contracts.broker;

import io.parley.contracts.event.EventType;
import java.util.List;

/**
 * Exchanges and queues, and what goes where.
 *
 * <p>Services declare all of it, whoever starts first, so that an event never meets a broker without the queue it is
 * for. RabbitMQ takes it by declaration; the launcher's embedded broker takes the same records through its own model.
 */
public final class Topology {

    /** Every event, by its type as routing key. */
    public static final Exchange EVENTS = new Exchange("parley.events", "topic");

    /** Frames between chat instances; transient messages, cheap and allowed to be lost. */
    public static final Exchange LIVE = new Exchange("parley.live", "fanout");

    /** Where messages go that a consumer cannot take; by the queue's name as routing key. */
    public static final Exchange DEAD = new Exchange("parley.dead", "direct");

    public static final Inbox NOTIFICATION_INBOX = new Inbox(
            "notification.inbox",
            List.of(
                    EventType.MESSAGE_CREATED,
                    EventType.MESSAGE_DELIVERED,
                    EventType.MESSAGE_READ,
                    EventType.CONVERSATION_CREATED,
                    EventType.CONVERSATION_BLOCKED,
                    EventType.USER_ONLINE,
                    EventType.USER_OFFLINE,
                    EventType.MATCH_CREATED,
                    EventType.MATCH_ENDED));

    public static final Inbox DISCOVERY_INBOX = new Inbox(
            "discovery.inbox",
            List.of(
                    EventType.MESSAGE_CREATED,
                    EventType.USER_ONLINE,
                    EventType.USER_OFFLINE,
                    EventType.CONVERSATION_BLOCKED,
                    EventType.CONVERSATION_UNBLOCKED));

    public static final Inbox CHAT_INBOX =
            new Inbox("chat.inbox", List.of(EventType.MATCH_CREATED, EventType.MATCH_ENDED, EventType.PROFILE_UPDATED));

    public static final List<Exchange> EXCHANGES = List.of(EVENTS, LIVE, DEAD);
    public static final List<Inbox> INBOXES = List.of(NOTIFICATION_INBOX, DISCOVERY_INBOX, CHAT_INBOX);

    /** A live queue longer than this drops its oldest: its instance repairs the gap from PostgreSQL. */
    public static final int LIVE_QUEUE_MAX_LENGTH = 10_000;

    private Topology() {}

    public record Exchange(String name, String type) {}

    /** A service's durable queue. What it rejects goes to {@link #deadLetters()}. */
    public record Inbox(String name, List<EventType> events) {

        public String deadLetters() {
            return name + ".dead";
        }
    }
}
