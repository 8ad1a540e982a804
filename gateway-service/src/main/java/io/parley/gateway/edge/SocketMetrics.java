package io.parley.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.parley.contracts.frame.ClientFrameType;
import io.parley.contracts.frame.ServerFrameType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The figures of the clients' sockets, under the names that operators know. */
@ApplicationScoped
public class SocketMetrics {

    static final String CONNECTIONS = "websocket.connections";
    static final String MESSAGES = "websocket.messages";
    private static final String OTHER = "other";

    private final AtomicInteger active = new AtomicInteger();
    private final Counter connections;
    private final Timer durations;
    private final DistributionSummary sizes;
    private final Map<ClientFrameType, Counter> in = new EnumMap<>(ClientFrameType.class);
    private final Map<ServerFrameType, Counter> out = new EnumMap<>(ServerFrameType.class);
    private final Counter otherIn;

    public SocketMetrics(MeterRegistry metrics) {
        metrics.gauge("websocket.connections.active", active);
        connections = metrics.counter(CONNECTIONS);
        durations = Timer.builder("websocket.connection.duration")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(8))
                .register(metrics);
        sizes = DistributionSummary.builder("websocket.message.size")
                .baseUnit("bytes")
                .serviceLevelObjectives(64, 256, 1_024, 4_096, 16_384, 65_536)
                .register(metrics);
        for (ClientFrameType type : ClientFrameType.values()) {
            in.put(type, metrics.counter(MESSAGES, "direction", "in", "type", type.wireName()));
        }
        for (ServerFrameType type : ServerFrameType.values()) {
            out.put(type, metrics.counter(MESSAGES, "direction", "out", "type", type.wireName()));
        }
        otherIn = metrics.counter(MESSAGES, "direction", "in", "type", OTHER);
    }

    public int active() {
        return active.get();
    }

    /** Messages that clients have sent. */
    long sendsReceived() {
        return (long) in.get(ClientFrameType.MESSAGE_SEND).count();
    }

    void opened() {
        connections.increment();
        active.incrementAndGet();
    }

    void closed(Duration life) {
        active.decrementAndGet();
        durations.record(life);
    }

    void received(ClientFrameType type, int bytes) {
        in.get(type).increment();
        sizes.record(bytes);
    }

    /** A frame that is none of the protocol's, or binary. */
    void receivedOther(int bytes) {
        otherIn.increment();
        sizes.record(bytes);
    }

    void sent(ServerFrameType type, int bytes) {
        out.get(type).increment();
        sizes.record(bytes);
    }
}
