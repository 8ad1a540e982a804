package io.parley.system;

import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.local.LocalStack;
import java.time.Instant;
import java.util.UUID;

/** {@link Events} for those who have few to say: each call is a connection of its own, and when it returns the broker has them. */
final class EventSource {

    private EventSource() {}

    static Event event(String subject, EventData data) {
        return new Event(UUID.randomUUID(), "/system-tests", subject, Instant.now(), null, data);
    }

    /** To all who listen for such events. */
    static void publish(LocalStack stack, Event... events) {
        on(stack, source -> {
            for (Event event : events) {
                source.publish(event);
            }
        });
    }

    /** To one queue alone, whatever it is. */
    static void publish(LocalStack stack, Topology.Inbox queue, byte[] body) {
        on(stack, source -> source.publish(queue, body));
    }

    private interface Work {
        void on(Events source) throws Exception;
    }

    private static void on(LocalStack stack, Work work) {
        try (Events source = new Events(stack)) {
            work.on(source);
        } catch (Exception failed) {
            throw new AssertionError("the broker did not do it", failed);
        }
    }
}
