package io.parley.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own RabbitMQ, run as an ordinary program: its own node, ports and folder, no system service. */
public final class RabbitMqServer implements LocalBroker {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Process epmd;
    private final Process server;
    private final Path pidFile;
    private final int port;
    private final Guard guard;

    private RabbitMqServer(Path folder, Process epmd, Process server, Path pidFile, int port, Guard guard) {
        this.folder = folder;
        this.epmd = epmd;
        this.server = server;
        this.pidFile = pidFile;
        this.port = port;
        this.guard = guard;
    }

    public static boolean isInstalled() {
        return program() != null && Commands.find("epmd") != null;
    }

    public static RabbitMqServer start(Path folder, int port, Ports ports, Guard guard) {
        Folders.create(folder);
        int epmdPort = ports.take(24369);
        Path pidFile = folder.resolve("rabbitmq.pid");
        try {
            Files.deleteIfExists(pidFile);
            Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
            Files.writeString(folder.resolve("rabbitmq.conf"), "loopback_users.guest = true\n");
            // Started first and by us: RabbitMQ would start one that nobody stops.
            Process epmd = start(
                    folder,
                    List.of(Commands.find("epmd").toString(), "-port", "" + epmdPort, "-address", "127.0.0.1"),
                    Map.of());
            guard.add(epmd.pid());
            Process server = start(
                    folder,
                    List.of(program().toString()),
                    environment(folder, port, ports.take(24672), epmdPort, pidFile));
            guard.add(server.pid());
            RabbitMqServer rabbit = new RabbitMqServer(folder, epmd, server, pidFile, port, guard);
            rabbit.awaitStart();
            return rabbit;
        } catch (IOException e) {
            throw new LocalStackException("RabbitMQ cannot be started", e);
        }
    }

    @Override
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "RabbitMQ";
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    /** The Erlang VM's own process, which is the one to measure, pause or kill. */
    public long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile).trim());
        } catch (IOException | NumberFormatException notWritten) {
            return server.pid();
        }
    }

    @Override
    public RabbitMqServer restart(Ports ports, Guard guard) {
        return start(folder, port, ports, guard);
    }

    @Override
    public void close() {
        long vm = pid();
        ProcessHandle.of(vm).ifPresent(ProcessHandle::destroy);
        try {
            if (!server.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                ProcessHandle.of(vm).ifPresent(ProcessHandle::destroyForcibly);
                server.destroyForcibly().waitFor();
            }
            epmd.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guard.remove(vm);
        guard.remove(server.pid());
        guard.remove(epmd.pid());
    }

    private void awaitStart() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Ports.isOpen(port)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new LocalStackException("RabbitMQ did not start:\n  "
                        + String.join("\n  ", Folders.tail(folder.resolve("rabbitmq-server.log"), 12)));
            }
            pause();
        }
        guard.add(pid());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while RabbitMQ was starting", e);
        }
    }

    private static Process start(Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        File log =
                folder.resolve(Path.of(command.get(0)).getFileName() + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(Commands.deafToInterrupts(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Map<String, String> environment(Path folder, int port, int distPort, int epmdPort, Path pidFile) {
        Path home = folder.toAbsolutePath();
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("RABBITMQ_BASE", home.toString()),
                // The data belongs to the node's name; a name server (epmd) of its own keeps two stacks apart.
                Map.entry("RABBITMQ_NODENAME", "parley@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", "" + port),
                Map.entry("RABBITMQ_DIST_PORT", "" + distPort),
                Map.entry("ERL_EPMD_PORT", "" + epmdPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry("RABBITMQ_SCHEMA_DIR", home.resolve("schema").toString()),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR", home.resolve("config").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        home.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_FEATURE_FLAGS_FILE",
                        home.resolve("feature_flags").toString()),
                Map.entry("RABBITMQ_PID_FILE", pidFile.toAbsolutePath().toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"));
    }

    /** The package's own script: Debian's wrapper on the PATH insists on its own user and folders. */
    private static Path program() {
        Path packages = Path.of("/usr/lib/rabbitmq/lib");
        if (Files.isDirectory(packages)) {
            try (Stream<Path> versions = Files.list(packages)) {
                Path script = versions.map(version -> version.resolve("sbin/rabbitmq-server"))
                        .filter(Files::isExecutable)
                        .max(Path::compareTo)
                        .orElse(null);
                if (script != null) {
                    return script;
                }
            } catch (IOException unreadable) {
                return Commands.find("rabbitmq-server");
            }
        }
        return Commands.find("rabbitmq-server");
    }
}
