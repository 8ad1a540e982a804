package io.parley.bench.candidates;

import io.parley.bench.running.Database;
import io.parley.bench.running.RunningStack;
import io.parley.bench.running.Tokens;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Progress;
import java.sql.Connection;
import java.sql.SQLException;
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
import java.util.stream.Stream;

/** One run: fill what is missing, then search as many users do. */
final class CandidatesRun {

    private static final int PAGES_AFTER = 2;

    /** Users who ask; over and over, if more is asked for. */
    private static final int ASKERS = 500;

    private static final int PASSES = 300;
    private static final int LIKES = 10;

    /** Not measured: the first requests find code that was never run, on both sides. */
    private static final int WARMING = 500;

    private final RunningStack stack;
    private final CandidatesOptions options;
    private final Progress progress;
    private final String gateway;

    CandidatesRun(RunningStack stack, CandidatesOptions options, Progress progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
        this.gateway = stack.gateways().get(0);
    }

    CandidatesReport measure() {
        try (Connection database = Database.connect(stack)) {
            long begin = System.nanoTime();
            long added = fill(new Filler(database, progress));
            double fillSeconds = Figures.rounded((System.nanoTime() - begin) / 1e9);
            Map<Spread, SpreadFigures> figures = new EnumMap<>(Spread.class);
            Map<Spread, List<String>> plans = new EnumMap<>(Spread.class);
            for (Spread spread : Spread.values()) {
                List<String> tokens = tokens(spread);
                search(tokens, WARMING, "warming up");
                figures.put(
                        spread,
                        search(tokens, options.reads(), "searching in " + spread.words())
                                .figures());
                plans.put(spread, new Plan(database).of(askers(spread)));
            }
            return new CandidatesReport(added, fillSeconds, options.profiles(), options.atOnce(), figures, plans);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL cannot do what it was asked for", e);
        }
    }

    private long fill(Filler filler) throws SQLException {
        long added = 0;
        for (Spread spread : Spread.values()) {
            added += filler.fill(spread, options.profiles());
        }
        filler.putInOrder();
        for (Spread spread : Spread.values()) {
            filler.remember(askers(spread), PASSES, LIKES);
        }
        filler.putInOrder();
        return added;
    }

    /** The same ones in each run with so many profiles. */
    private String[] askers(Spread spread) {
        return new Random(1)
                .ints(ASKERS, 0, options.profiles())
                .distinct()
                .mapToObj(spread::user)
                .toArray(String[]::new);
    }

    private List<String> tokens(Spread spread) {
        Tokens tokens = stack.tokens();
        return Stream.of(askers(spread)).map(tokens::of).toList();
    }

    private Searching search(List<String> tokens, int searches, String what) {
        AtomicInteger next = new AtomicInteger();
        Callable<Searching> work = () -> {
            Searching own = new Searching(gateway);
            for (int i = next.getAndIncrement(); i < searches; i = next.getAndIncrement()) {
                own.search(tokens.get(i % tokens.size()), PAGES_AFTER);
                progress.show(what, i, searches);
            }
            return own;
        };
        ExecutorService callers = Executors.newFixedThreadPool(options.atOnce());
        try {
            Searching all = new Searching(gateway);
            for (Future<Searching> one : callers.invokeAll(Collections.nCopies(options.atOnce(), work))) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BenchException known
                    ? known
                    : new BenchException("cannot search", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            callers.shutdownNow();
        }
    }
}
