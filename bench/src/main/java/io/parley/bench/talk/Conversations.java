package io.parley.bench.talk;

import io.parley.bench.running.Rest;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The pairs' conversations, made over REST; a run that comes later finds them again. */
final class Conversations {

    private static final int AT_ONCE = 4;

    private Conversations() {}

    static String user(int index) {
        return "bench-" + (index / 2 + 1) + (index % 2 == 0 ? "-a" : "-b");
    }

    /** The conversation of each pair. */
    static List<String> ofPairs(String gateway, List<String> tokens, Progress progress) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> asked = new ArrayList<>();
            for (int first = 0; first < tokens.size(); first += 2) {
                String token = tokens.get(first);
                String other = user(first + 1);
                asked.add(callers.submit(() -> Rest.conversation(gateway, token, other)));
            }
            List<String> conversations = new ArrayList<>();
            for (Future<String> answer : asked) {
                conversations.add(result(answer));
                progress.show("conversations", conversations.size(), asked.size());
            }
            return conversations;
        } finally {
            callers.shutdownNow();
        }
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BenchException known
                    ? known
                    : new BenchException("a conversation cannot be made", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
