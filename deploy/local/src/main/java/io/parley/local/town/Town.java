package io.parley.local.town;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;

/** The town, beside a running system: people who are settled, and some of them at their sockets until it is closed. */
public final class Town implements AutoCloseable {

    private final ScheduledExecutorService thread;
    private final List<Resident> residents;
    private final int newcomers;

    private Town(ScheduledExecutorService thread, List<Resident> residents, int newcomers) {
        this.thread = thread;
        this.residents = residents;
        this.newcomers = newcomers;
    }

    public static int mostPeople() {
        return Roster.most();
    }

    /** Writes what the gateway shows of so many people into the folder, and answers with the settings that the services need. */
    public static Map<String, String> prepare(Path folder, int people) {
        TownFolder.write(folder, Roster.ofFirst(people));
        return Map.of(
                "PARLEY_GATEWAY_TOWN_FOLDER",
                folder.toString(),
                "PARLEY_DISCOVERY_PROFILE_PHOTO_PATH",
                TownFolder.PICTURES);
    }

    /** Settles whoever is new, and lets those who answer by themselves begin. */
    public static Town open(URI gateway, Path folder, int people) {
        Roster roster = Roster.ofFirst(people);
        GatewayCalls calls = new GatewayCalls(gateway);
        int newcomers = new Settling(calls, roster, folder).run();
        ScheduledExecutorService thread = thread();
        Set<String> neighbours =
                roster.answering().stream().map(Townsperson::id).collect(Collectors.toUnmodifiableSet());
        List<Resident> residents = roster.answering().stream()
                .map(person -> new Resident(person, neighbours, calls, thread))
                .toList();
        residents.forEach(Resident::begin);
        return new Town(thread, residents, newcomers);
    }

    /** How many were not there before. */
    public int newcomers() {
        return newcomers;
    }

    @Override
    public void close() {
        residents.forEach(Resident::end);
        thread.shutdown();
    }

    /** What comes from the network after its end, or was meant for later, is dropped. */
    private static ScheduledExecutorService thread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread one = new Thread(work, "town");
                    one.setDaemon(true);
                    return one;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }
}
