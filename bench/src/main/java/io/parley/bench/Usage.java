package io.parley.bench;

/** What {@code ./parley bench} prints where it is not told what to do. */
final class Usage {

    static final String TEXT = """
            Usage: ./parley bench COMMAND, beside a running ./parley up --no-limits

              talk [--pairs 50] [--rate 500 | --window N] [--warm 3] [--seconds 10] [--sizes 64-256] [--ack] [--json FILE]
                  Pairs of users talk. Latencies, throughput, CPU a message, and whether every message came once and in order.
                    --rate N      so many messages a second of all together, whatever the answers take
                    --window N    so many messages of each sender on their way, the next one with the answer to one
                    --ack         clients acknowledge what they get
              idle [--sockets 10000] [--settle 5] [--hold 10] [--json FILE]
                  Opens sockets that say nothing. Memory a socket, and CPU while they idle.
                    --settle S    seconds between the last socket and the measuring of memory
                    --hold S      seconds over which CPU is measured
              grown [--rows 5000000] [--conversations 20000] [--reads 2000] [--json FILE]
                  Fills the tables as years would, and measures reading from them over REST. What it filled stays.
              candidates [--profiles 200000] [--reads 2000] [--at-once 1] [--json FILE]
                  Fills discovery with so many profiles in one city and as many over a continent, and measures reading candidates
                  over REST; prints how PostgreSQL goes about it. What it filled stays.
              echo [--port 28200]
                  Stands in for a chat service, and answers at once: to measure a gateway, or another proxy, by itself.

            --json FILE writes the figures as JSON too; - is standard output, and the table then goes to standard error.
            It ends with 1 if a message was lost, doubled or out of order. What the figures mean: docs/performance.md.
            """;

    private Usage() {}
}
