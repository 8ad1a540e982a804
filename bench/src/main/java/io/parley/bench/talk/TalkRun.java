package io.parley.bench.talk;

import io.parley.bench.process.ServerProcesses;
import io.parley.bench.running.Database;
import io.parley.bench.running.RunningStack;
import io.parley.bench.running.Tokens;
import io.parley.bench.socket.Arrivals;
import io.parley.bench.socket.Sockets;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One run: everybody comes in, talks, is measured, and hears the rest. */
final class TalkRun {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);
    private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunningStack stack;
    private final TalkOptions options;
    private final Progress progress;
    private final Tally tally = new Tally();
    private final Party party;

    TalkRun(RunningStack stack, TalkOptions options, Progress progress) {
        this.stack = stack;
        this.options = options;
        this.progress = progress;
        this.party = new Party(new Random().nextInt(Mark.MOST_RUNS), options, tally);
    }

    TalkReport measure() {
        ServerProcesses processes = stack.processes();
        try (Sockets sockets = new Sockets();
                Connection database = Database.connect(stack)) {
            List<Talker> talkers = comeIn(sockets);
            Window window = Window.beginning(System.nanoTime() + HEAD_START, options.warm(), options.seconds());
            tally.begin(window);
            Thread pacer = talk(talkers, window, sockets);
            sleepUntil(window.from(), "warming up", window.begin());
            Meters begin = Meters.atBegin(stack, processes, database);
            sleepUntil(window.to(), "measuring", window.from());
            Meters end = Meters.atEnd(stack, processes, database);
            pacer.join();
            drain();
            return onLoop(sockets, () -> {
                talkers.forEach(Talker::leave);
                return TalkReport.of(options, tally, Outcome.of(talkers, tally), begin, end);
            });
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private List<Talker> comeIn(Sockets sockets) {
        Tokens signer = stack.tokens();
        List<String> tokens = IntStream.range(0, 2 * options.pairs())
                .mapToObj(i -> signer.of(Conversations.user(i)))
                .toList();
        List<String> gateways = stack.gateways();
        List<String> conversations = Conversations.ofPairs(gateways.get(0), tokens, progress);
        Arrivals arrivals = new Arrivals();
        List<Talker> talkers = IntStream.range(0, tokens.size())
                .mapToObj(i -> new Talker(party, i, conversations.get(i / 2), arrivals))
                .toList();
        for (int i = 0; i < talkers.size(); i++) {
            talkers.get(i).meet(talkers.get(i ^ 1));
            arrivals.enter();
            sockets.open(
                    gateways.get(i % gateways.size()), options.ack() ? "?ack=true" : "", tokens.get(i), talkers.get(i));
        }
        arrivals.await(talkers.size(), progress);
        return talkers;
    }

    private Thread talk(List<Talker> talkers, Window window, Sockets sockets) {
        List<Talker> inTurn = new ArrayList<>(talkers);
        // Not a pair's two one after the other: that would be a conversation of questions and answers.
        Collections.shuffle(inTurn, new Random(party.run()));
        if (options.pace() instanceof Pace.OpenLoop open) {
            DueTimes times = new DueTimes(window.begin(), open.messagesASecond());
            Pacer pacer =
                    new Pacer(times, times.messagesIn(options.warm() + options.seconds()), inTurn, sockets.loop());
            pacer.start();
            return pacer;
        }
        int inFlight = ((Pace.ClosedLoop) options.pace()).inFlight();
        sockets.loop().execute(() -> IntStream.range(0, inFlight)
                .forEach(i -> inTurn.forEach(talker -> talker.send(System.nanoTime()))));
        return new Thread("nothing to wait for");
    }

    private void sleepUntil(long moment, String what, long begin) throws InterruptedException {
        long left = moment - System.nanoTime();
        while (left > 0) {
            progress.show(what, System.nanoTime() - begin, moment - begin);
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(500)));
            left = moment - System.nanoTime();
        }
    }

    /** What is on its way may still arrive; what has not after that is lost. */
    private void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (tally.awaited() > 0 && System.nanoTime() < deadline) {
            progress.show("the rest: " + tally.awaited(), 1, 1);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        // A moment more, for what should not come: a message that is there already.
        TimeUnit.MILLISECONDS.sleep(200);
    }

    private static <T> T onLoop(Sockets sockets, Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, sockets.loop()).join();
    }
}
