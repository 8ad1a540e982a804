package io.parley.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL server of our own: the real thing, brought as a Maven artifact, with durability switched on.
 *
 * <p>Its data stays in its folder from run to run. A server that outlived its launcher is adopted by the next one.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("io.zonky.test.db.postgres");

    static {
        QUIET.setLevel(Level.WARNING);
    }

    private final EmbeddedPostgres server;
    private final Guard guard;
    private final long pid;

    private LocalPostgres(EmbeddedPostgres server, Guard guard, long pid) {
        this.server = server;
        this.guard = guard;
        this.pid = pid;
    }

    public static LocalPostgres start(Path folder, int port, Guard guard) {
        Path data = folder.resolve("data");
        Path complete = folder.resolve("complete");
        try {
            Folders.create(folder);
            if (!Files.exists(complete)) {
                // A first start that was cut off leaves half a cluster, which no later start could use.
                Folders.delete(data);
            }
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "1GB")
                    .start();
            Files.writeString(complete, "");
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
            guard.add(pid);
            return new LocalPostgres(server, guard, pid);
        } catch (IOException | IllegalStateException e) {
            throw new LocalStackException(
                    "PostgreSQL did not start in " + folder
                            + "; with PARLEY_POSTGRES_URL=postgresql://user:password@host/database Parley uses a server of yours",
                    e);
        }
    }

    public String url() {
        return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    public int port() {
        return server.getPort();
    }

    public long pid() {
        return pid;
    }

    @Override
    public void close() {
        try {
            server.close();
            guard.remove(pid);
        } catch (IOException e) {
            throw new LocalStackException("PostgreSQL did not stop", e);
        }
    }
}
