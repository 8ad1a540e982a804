package io.parley.bench.idle;

import io.parley.bench.process.Memory;
import io.parley.bench.process.ServerProcesses;
import io.parley.bench.running.RunningStack;
import io.parley.bench.running.Tokens;
import io.parley.bench.socket.Arrivals;
import io.parley.bench.socket.Sockets;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import io.parley.local.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One run: a few sockets to warm up, the many, a while of silence. */
final class IdleRun {

    private static final List<Service> HOLDERS = List.of(Service.GATEWAY, Service.CHAT);

    private final RunningStack stack;
    private final IdleOptions options;
    private final Progress progress;
    private final ServerProcesses processes;
    private final List<String> gateways;
    private final Tokens tokens;
    private final Arrivals arrivals = new Arrivals();
    private final AtomicInteger closed = new AtomicInteger();

    IdleRun(RunningStack stack, IdleOptions options, Progress progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
        this.processes = stack.processes();
        this.gateways = stack.gateways();
        this.tokens = stack.tokens();
    }

    IdleReport measure() {
        int all = options.socketsIn(Room.in(stack));
        try (Sockets sockets = new Sockets()) {
            open(sockets, 0, IdleOptions.PREWARM);
            pause(options.settle(), "warming up");
            Map<Service, Optional<Memory>> before = memory();
            long begin = System.nanoTime();
            open(sockets, IdleOptions.PREWARM, all);
            double seconds = (System.nanoTime() - begin) / 1e9;
            pause(options.settle(), "settling");
            Map<Service, Optional<Memory>> after = memory();
            Map<String, Duration> cpuBefore = processes.cpu();
            pause(options.hold(), "measuring");
            Map<String, Duration> cpuAfter = processes.cpu();
            int counted = all - IdleOptions.PREWARM;
            return new IdleReport(
                    all,
                    counted,
                    counted / seconds,
                    options.hold(),
                    closed.get(),
                    growth(before, after, counted),
                    IdleReport.percent(cpuBefore, cpuAfter, options.hold()));
        }
    }

    private void open(Sockets sockets, int from, int to) {
        for (int i = from; i < to; i++) {
            String token = tokens.of("bench-idle-" + i);
            arrivals.enter();
            sockets.open(gateways.get(i % gateways.size()), "", token, new IdleSocket(arrivals, closed));
            progress.show("sockets", arrivals.count(), to);
        }
        arrivals.await(to, progress);
    }

    private Map<Service, Optional<Memory>> memory() {
        Map<Service, Optional<Memory>> held = new LinkedHashMap<>();
        HOLDERS.forEach(service -> held.put(service, processes.memory(service.label())));
        return held;
    }

    private static Map<String, IdleReport.Growth> growth(
            Map<Service, Optional<Memory>> before, Map<Service, Optional<Memory>> after, int sockets) {
        Map<String, IdleReport.Growth> growth = new LinkedHashMap<>();
        before.forEach((service, held) -> growth.put(
                service.label(),
                held.flatMap(one -> after.get(service).map(other -> IdleReport.Growth.between(one, other, sockets)))
                        .orElse(null)));
        return growth;
    }

    private void pause(int seconds, String what) {
        try {
            for (int i = 0; i < seconds; i++) {
                progress.show(what, i, seconds);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
