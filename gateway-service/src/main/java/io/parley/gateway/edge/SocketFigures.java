package io.parley.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.figures.Figures;
import io.parley.gateway.figures.View;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The sockets' figures for operators, read from the metrics. */
@ApplicationScoped
public class SocketFigures implements Figures {

    private static final String REFUSALS = "parley.gateway.refused";
    private static final List<Age> AGES = List.of(
            new Age("below_1_minute", Duration.ofMinutes(1)),
            new Age("below_10_minutes", Duration.ofMinutes(10)),
            new Age("below_1_hour", Duration.ofHours(1)),
            new Age("below_8_hours", Duration.ofHours(8)),
            new Age("8_hours_and_more", Duration.ofMillis(Long.MAX_VALUE)));

    private final SocketMetrics sockets;
    private final OpenSockets open;
    private final Reception reception;
    private final MeterRegistry metrics;

    /** @param limit the age that its sockets have not reached */
    private record Age(String name, Duration limit) {}

    SocketFigures(SocketMetrics sockets, OpenSockets open, Reception reception, MeterRegistry metrics) {
        this.sockets = sockets;
        this.open = open;
        this.reception = reception;
        this.metrics = metrics;
    }

    @Override
    public void addTo(View view) {
        view.put("total_connections", sockets.active());
        view.put("users", reception.users());
        addAges(view.section("connections_by_age"));
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

    private void addAges(View view) {
        int[] counts = new int[AGES.size()];
        open.forEach(socket -> {
            int age = 0;
            while (socket.ageMillis() >= AGES.get(age).limit().toMillis()) {
                age++;
            }
            counts[age]++;
        });
        for (int age = 0; age < counts.length; age++) {
            view.put(AGES.get(age).name(), counts[age]);
        }
    }
}
