package io.parley.local;

import io.parley.local.town.Town;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** {@code ./parley up}: brings the stack up, says where it is, and keeps it until it is interrupted or broken. */
final class UpCommand implements LocalStack.Listener {

    private static final int LOG_LINES = 25;
    private static final String PAGE = "mini-app/target/classes/parley-page/index.html";

    private final UpArguments arguments;
    private final Path home;
    private final Path data;
    private final Console console;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean isBroken;
    private volatile LocalStack stack;
    private volatile Town town;

    UpCommand(UpArguments arguments, Path home, Path data, Console console) {
        this.arguments = arguments;
        this.home = home;
        this.data = data;
        this.console = console;
    }

    void run() {
        long begin = System.nanoTime();
        Folders.create(data);
        FileLock lock = lock();
        Thread closing = new Thread(this::close, "close");
        Runtime.getRuntime().addShutdownHook(closing);
        console.title("Parley is starting; its data is in " + (data.startsWith(home) ? home.relativize(data) : data));
        stack = LocalStack.start(options(), this);
        RunFile.write(data, stack);
        settle();
        announce(Duration.ofNanos(System.nanoTime() - begin));
        LogWatch watch = new LogWatch(stack.services(), console);
        watch.start();
        await();
        assert lock.isValid();
        if (isBroken) {
            System.exit(1);
        }
    }

    @Override
    public void note(String part, String event) {
        console.part(part, event);
    }

    @Override
    public void broken(String part, Path log) {
        console.failure("The " + part + " service ended by itself. The end of " + log + ":");
        Folders.tail(log, LOG_LINES).forEach(line -> console.say("  " + line));
        isBroken = true;
        end.countDown();
    }

    private StackOptions options() {
        return new StackOptions(
                home,
                data,
                arguments.chats(),
                arguments.gateways(),
                arguments.limits(),
                arguments.restart(),
                false,
                setting("PARLEY_POSTGRES_URL"),
                BrokerKind.named(setting("PARLEY_BROKER")),
                null,
                Town.prepare(townFolder(), arguments.people()));
    }

    /** Without its people the system is as good as with them. */
    private void settle() {
        if (arguments.people() == 0) {
            return;
        }
        try {
            town = Town.open(
                    URI.create(stack.services(Service.GATEWAY).get(0).url()), townFolder(), arguments.people());
            console.part("town", "%d people, %d of them new".formatted(arguments.people(), town.newcomers()));
        } catch (RuntimeException failed) {
            console.part("town", "its people are not all there: " + failed.getMessage());
        }
    }

    private Path townFolder() {
        return data.resolve("town");
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value;
    }

    private void announce(Duration took) {
        console.say("");
        console.title("Parley is ready after %.1f s.".formatted(took.toMillis() / 1000.0));
        stack.services().forEach(service -> console.say("  %-14s %s".formatted(service.name(), service.url())));
        console.say("  %-14s %s".formatted("postgres", withoutPassword(stack.postgresUrl())));
        console.say("  %-14s %s  (%s)".formatted("broker", withoutPassword(stack.rabbitmqUrl()), stack.brokerName()));
        console.say("  %-14s %s".formatted("logs", stack.logs()));
        int port = stack.services(Service.GATEWAY).get(0).port();
        console.say("");
        console.say(
                Files.exists(home.resolve(PAGE))
                        ? "The Mini App: http://localhost:" + port + "/"
                        : "No Mini App here: it is built where there is Node, 20.19 or newer.");
        console.say("Talk to it, from another terminal:");
        console.say("  npx wscat -c \"ws://localhost:" + port + "/v1/chat/ws?token=$(./parley token anna)\"");
        console.say("");
        console.say("Ctrl-C stops everything.");
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst("//([^:/@]+):[^@]*@", "//$1@");
    }

    /** One stack a data folder: a second one would fight the first for the same files. */
    private FileLock lock() {
        try {
            FileLock lock = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            throw new LocalStackException("cannot lock " + data, notOurs);
        }
        throw new LocalStackException("Parley runs already with the data in " + data);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        RunFile.delete(data);
        if (town != null) {
            town.close();
        }
        if (stack != null) {
            console.say("");
            console.title("Parley is stopping");
            stack.close();
            console.title("Parley has stopped");
        }
    }
}
