package io.parley.local;

import io.parley.contracts.broker.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code ./parley dead-letters list} and {@code retry}: what services could not take, and another try for it.
 *
 * @param chosen the events to put back, and none for all of them
 */
record DeadLettersCommand(
        boolean retries, List<String> chosen, List<Topology.Inbox> queues, int most, String brokerUrl) {

    private static final int SHOWN = 50;
    private static final String LINE = "%-19s  %-36s  %-25s  %-30s  %s";

    static DeadLettersCommand parse(List<String> words, Path data, String brokerUrl) {
        Iterator<String> rest = words.iterator();
        boolean retries =
                switch (rest.hasNext() ? rest.next() : "") {
                    case "list" -> false;
                    case "retry" -> true;
                    default -> throw new LocalStackException("dead-letters needs list or retry");
                };
        List<String> chosen = new ArrayList<>();
        List<Topology.Inbox> queues = Topology.INBOXES;
        int most = SHOWN;
        boolean all = false;
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--queue" -> queues = List.of(queue(Option.value(word, rest)));
                case "--most" -> most = Option.number(word, rest, 1, 10_000);
                case "--all" -> all = true;
                default -> {
                    if (word.startsWith("--") || !retries) {
                        throw new LocalStackException(
                                "dead-letters does not know " + word + "; ./parley prints what there is");
                    }
                    chosen.add(word);
                }
            }
        }
        if (retries && all != chosen.isEmpty()) {
            throw new LocalStackException("dead-letters retry needs the ids of events, or --all");
        }
        return new DeadLettersCommand(
                retries,
                chosen,
                queues,
                most,
                brokerUrl != null ? brokerUrl : RunFile.read(data).rabbitmqUrl());
    }

    void run() {
        try (DeadLetterQueues dead = DeadLetterQueues.at(brokerUrl)) {
            if (retries) {
                retry(dead);
            } else {
                list(dead);
            }
        }
    }

    private void list(DeadLetterQueues dead) {
        List<DeadLetter> letters = new ArrayList<>();
        long all = 0;
        for (Topology.Inbox queue : queues) {
            all += dead.count(queue);
            letters.addAll(dead.list(queue, most));
        }
        if (letters.isEmpty()) {
            System.out.println("No dead letters.");
            return;
        }
        System.out.println(LINE.formatted("QUEUE", "EVENT", "TYPE", "SINCE", "REASON"));
        for (DeadLetter letter : letters) {
            System.out.println(
                    LINE.formatted(letter.queue(), letter.event(), letter.type(), letter.since(), letter.reason()));
        }
        if (all > letters.size()) {
            System.out.println("… and " + (all - letters.size()) + " more; --most N shows more of a queue");
        }
    }

    private void retry(DeadLetterQueues dead) {
        Predicate<DeadLetter> isChosen = letter -> chosen.isEmpty() || chosen.contains(letter.event());
        int retried = 0;
        for (Topology.Inbox queue : queues) {
            int count = dead.retry(queue, isChosen);
            if (count > 0) {
                System.out.println(queue.name() + ": " + count + " put back");
            }
            retried += count;
        }
        if (retried == 0) {
            if (!chosen.isEmpty()) {
                throw new LocalStackException("no dead letter has the id " + String.join(" or ", chosen));
            }
            System.out.println("No dead letters.");
        }
    }

    private static Topology.Inbox queue(String name) {
        return Topology.INBOXES.stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalStackException("there is no queue " + name + "; there are "
                        + Topology.INBOXES.stream().map(Topology.Inbox::name).collect(Collectors.joining(", "))));
    }
}
