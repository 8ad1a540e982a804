package io.parley.bench.talk;

import io.parley.bench.process.OwnCpu;
import io.parley.bench.process.ServerProcesses;
import io.parley.bench.running.CommitCounts;
import io.parley.bench.running.Database;
import io.parley.bench.running.RunningStack;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

/**
 * What the meters show at one moment.
 *
 * @param cpu          by server, as far as known
 * @param transactions all that PostgreSQL has committed
 */
record Meters(Map<String, Duration> cpu, Duration own, CommitCounts commits, long transactions) {

    /** Asking the services costs them something, so CPU time is read last at the begin and first at the end. */
    static Meters atBegin(RunningStack stack, ServerProcesses processes, Connection database) {
        CommitCounts commits = CommitCounts.of(stack);
        long transactions = Database.commits(database);
        return new Meters(processes.cpu(), OwnCpu.used(), commits, transactions);
    }

    static Meters atEnd(RunningStack stack, ServerProcesses processes, Connection database) {
        Map<String, Duration> cpu = processes.cpu();
        Duration own = OwnCpu.used();
        return new Meters(cpu, own, CommitCounts.of(stack), Database.commits(database));
    }
}
