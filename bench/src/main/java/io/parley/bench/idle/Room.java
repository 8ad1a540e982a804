package io.parley.bench.idle;

import io.parley.bench.process.OpenFiles;
import io.parley.bench.running.RunningStack;
import io.parley.local.Service;
import java.util.List;
import java.util.stream.LongStream;

/** How many sockets the processes may have open: better known before than found out on the way. */
final class Room {

    /** A gateway has one socket to the client and one to a chat instance. */
    private static final int A_CLIENT_AT_THE_GATEWAY = 2;

    /** Jars, logs, listening sockets, connections to servers. */
    private static final int OTHER_FILES = 400;

    private Room() {}

    static int in(RunningStack stack) {
        long room = LongStream.of(
                        in(stack.processIds(Service.GATEWAY), A_CLIENT_AT_THE_GATEWAY),
                        in(stack.processIds(Service.CHAT), 1),
                        in(List.of(ProcessHandle.current().pid()), 1))
                .min()
                .orElseThrow();
        return (int) Math.min(room, Integer.MAX_VALUE);
    }

    /** How many sockets fit into a process that may have so many files open. */
    static int of(int files, int each) {
        return Math.max(0, files - OTHER_FILES) / each;
    }

    private static long in(List<Long> instances, int each) {
        return instances.stream()
                .mapToLong(pid -> of(OpenFiles.limit(pid).orElse(Integer.MAX_VALUE), each))
                .sum();
    }
}
