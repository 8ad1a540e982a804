package io.parley.bench.grown;

import io.parley.bench.running.Database;
import io.parley.bench.running.Rest;
import io.parley.bench.running.RunningStack;
import io.parley.bench.running.Tokens;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** One run: fill what is missing, then read with a few requests on their way at a time. */
final class GrownRun {

    private static final int AT_ONCE = 4;
    private static final int PAGES_BEFORE = 3;

    /** Conversations that are read from; over and over, if more reads are asked for. */
    private static final int SAMPLES = 500;

    /** Not measured: the first requests find code that was never run, on both sides. */
    private static final int WARMING = 200;

    private static final String ESTIMATE =
            "select greatest(reltuples, 0)::bigint from pg_class where oid = 'chat.message'::regclass";

    private final RunningStack stack;
    private final GrownOptions options;
    private final Progress progress;
    private final String gateway;

    GrownRun(RunningStack stack, GrownOptions options, Progress progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
        this.gateway = stack.gateways().get(0);
    }

    /** @param token of one of its two */
    private record Sample(String conversation, String token) {}

    GrownReport measure() {
        long begin = System.nanoTime();
        long added;
        long rows;
        try (Connection database = Database.connect(stack)) {
            added = new Filler(database, options, progress).fill();
            rows = Database.number(database, ESTIMATE);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL is gone", e);
        }
        double fillSeconds = Figures.rounded((System.nanoTime() - begin) / 1e9);
        List<Sample> samples = samples();
        read(samples, WARMING, "warming up");
        Map<ReadKind, Latency> times = new EnumMap<>(ReadKind.class);
        Map<ReadKind, Map<Integer, Long>> failures = new EnumMap<>(ReadKind.class);
        read(samples, options.reads(), "reading").forEach(reader -> reader.addTo(times, failures));
        Map<ReadKind, Latency.Summary> summaries = new EnumMap<>(ReadKind.class);
        times.forEach((kind, latency) -> {
            // What was never answered has no times, and stands among the failures.
            if (latency.summary().count() > 0) {
                summaries.put(kind, latency.summary());
            }
        });
        return new GrownReport(added, fillSeconds, rows, options.conversations(), summaries, failures);
    }

    /** Conversations from all over the table; their ids are asked for, as only the chat service knows how they are written. */
    private List<Sample> samples() {
        Tokens tokens = stack.tokens();
        Random random = new Random(1);
        return IntStream.range(0, Math.min(SAMPLES, options.conversations()))
                .map(i -> random.nextInt(options.conversations()))
                .mapToObj(conversation -> {
                    String token = tokens.of(GrownUsers.hub(conversation));
                    return new Sample(Rest.conversation(gateway, token, GrownUsers.other(conversation)), token);
                })
                .toList();
    }

    private List<Reader> read(List<Sample> samples, int reads, String what) {
        AtomicInteger next = new AtomicInteger();
        Callable<Reader> work = () -> {
            Reader reader = new Reader(gateway);
            for (int i = next.getAndIncrement(); i < reads; i = next.getAndIncrement()) {
                Sample sample = samples.get(i % samples.size());
                reader.messages(sample.conversation(), sample.token(), PAGES_BEFORE);
                reader.conversations(sample.token());
                progress.show(what, i, reads);
            }
            return reader;
        };
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Reader> readers = new ArrayList<>();
            for (Future<Reader> reader : callers.invokeAll(Collections.nCopies(AT_ONCE, work))) {
                readers.add(reader.get());
            }
            return readers;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BenchException known ? known : new BenchException("cannot read", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            callers.shutdownNow();
        }
    }
}
