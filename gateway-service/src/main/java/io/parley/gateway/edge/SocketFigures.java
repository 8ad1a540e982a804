package io.parley.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.figures.Figures;
import io.parley.gateway.figures.View;
import jakarta.enterprise.context.ApplicationScoped;

/** The sockets' figures for operators, read from the metrics. */
@ApplicationScoped
public class SocketFigures implements Figures {

    private static final String REFUSALS = "parley.gateway.refused";

    private final SocketMetrics sockets;
    private final MeterRegistry metrics;

    public SocketFigures(SocketMetrics sockets, MeterRegistry metrics) {
        this.sockets = sockets;
        this.metrics = metrics;
    }

    @Override
    public void addTo(View view) {
        view.put("total_connections", sockets.active());
        view.put("connections_opened", (long)
                metrics.counter(SocketMetrics.CONNECTIONS).count());
        for (Counter counter : metrics.find(SocketMetrics.MESSAGES).counters()) {
            view.section("messages")
                    .section(counter.getId().getTag("direction"))
                    .put(counter.getId().getTag("type"), (long) counter.count());
        }
        view.section("message_queue").put("processed_messages", sockets.sendsReceived());
        View refusals = view.section("refusals");
        for (Counter counter : metrics.find(REFUSALS).counters()) {
            refusals.put(counter.getId().getTag("reason"), (long) counter.count());
        }
    }
}
