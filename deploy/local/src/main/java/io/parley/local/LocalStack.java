package io.parley.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The whole system on one machine: servers, services, and how they find each other. */
public final class LocalStack implements AutoCloseable {

    private static final int POSTGRES_PORT = 15432;
    private static final int BROKER_PORT = 15672;
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /** Told of what happens to the parts. */
    public interface Listener {
        void note(String part, String event);

        /** A part ended by itself and is not started again: the stack is broken. */
        void broken(String part, Path log);
    }

    private final StackOptions options;
    private final Listener listener;
    private final Ports ports = new Ports();
    private final Guard guard = new Guard();
    private final SigningKeys keys;
    private final List<ServiceProcess> services = new ArrayList<>();
    private LocalPostgres postgres;
    private LocalBroker broker;
    private volatile boolean closing;

    private LocalStack(StackOptions options, Listener listener) {
        this.options = options;
        this.listener = listener;
        this.keys = SigningKeys.in(options.data().resolve("keys"));
        Folders.delete(logs());
        Folders.create(logs());
    }

    /** Starts everything and waits until it is ready. */
    public static LocalStack start(StackOptions options, Listener listener) {
        LocalStack stack = new LocalStack(options, listener);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    public String postgresUrl() {
        return postgres == null ? options.postgresUrl() : postgres.url();
    }

    public String rabbitmqUrl() {
        return broker.url();
    }

    /** What carries the events, in words. */
    public String brokerName() {
        return broker.name();
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalBroker broker() {
        return broker;
    }

    /** Whether how many and how often is limited. */
    public boolean limits() {
        return options.limits();
    }

    public SigningKeys keys() {
        return keys;
    }

    public List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    public List<ServiceProcess> services(Service service) {
        return services.stream().filter(one -> one.service() == service).toList();
    }

    public Path logs() {
        return options.data().resolve("logs");
    }

    /** Stops a broker of our own, as an outage would. */
    public void stopBroker() {
        broker.close();
    }

    /** Starts the broker again where it was. */
    public void restartBroker() {
        broker.start();
    }

    /** Stops a PostgreSQL of our own, as an outage would. */
    public void stopPostgres() {
        postgres.close();
    }

    /** Starts PostgreSQL again where it was. */
    public void restartPostgres() {
        postgres = LocalPostgres.start(options.data().resolve("postgres"), postgres.port(), guard);
    }

    /** Starts a service again that was stopped or killed. */
    public void restart(ServiceProcess service) {
        service.start(this::ended);
        service.awaitReady();
    }

    @Override
    public void close() {
        closing = true;
        // The edge first, so that what is on its way still finds those behind it.
        services.stream().sorted(Comparator.comparing(ServiceProcess::service)).forEach(ServiceProcess::stop);
        close(broker);
        close(postgres);
        guard.close();
    }

    /** What cannot be stopped in order is left to the guard; it must not keep the others from it. */
    private void close(AutoCloseable server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception stubborn) {
            listener.note("stack", "a server did not stop by itself: " + stubborn.getMessage());
        }
    }

    private void startAll() {
        broker = options.brokerUrl() != null
                ? new ExternalBroker(options.brokerUrl())
                : options.broker().create(options.data(), ports, options.anyPorts() ? 0 : BROKER_PORT, guard);
        CompletableFuture<Void> queues = CompletableFuture.runAsync(() -> {
            broker.start();
            listener.note("broker", broker.name() + " ready");
        });
        if (options.postgresUrl() == null) {
            postgres = LocalPostgres.start(options.data().resolve("postgres"), port(POSTGRES_PORT), guard);
            listener.note("postgres", "ready on port " + postgres.port());
        }
        // The services do without a broker until there is one, and use the time it takes.
        startServices();
        try {
            queues.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        services.forEach(service -> {
            service.awaitReady();
            listener.note(service.name(), "ready on port " + service.port());
        });
    }

    private void startServices() {
        List<ServiceProcess> chats = add(Service.CHAT, options.chats(), backendEnvironment());
        List<ServiceProcess> notifications = add(Service.NOTIFICATION, 1, backendEnvironment());
        List<ServiceProcess> discoveries = add(Service.DISCOVERY, 1, backendEnvironment());
        add(Service.GATEWAY, options.gateways(), gatewayEnvironment(chats, notifications, discoveries));
        services.forEach(service -> service.start(this::ended));
    }

    private List<ServiceProcess> add(Service service, int instances, Map<String, String> environment) {
        List<ServiceProcess> added = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            String name = instances == 1 ? service.label() : service.label() + "-" + i;
            int port = port(service.preferredPort());
            Map<String, String> own = new LinkedHashMap<>(environment);
            own.put("QUARKUS_HTTP_PORT", "" + port);
            own.putAll(options.settings());
            added.add(new ServiceProcess(
                    service,
                    name,
                    port,
                    service.jar(options.home()),
                    logs().resolve(name + ".log"),
                    own,
                    JAVA_OPTIONS,
                    guard));
        }
        services.addAll(added);
        return added;
    }

    private Map<String, String> commonEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("PARLEY_AUTH_JWKS", keys.publicKeys().toUri().toString());
        return environment;
    }

    private Map<String, String> backendEnvironment() {
        Map<String, String> environment = commonEnvironment();
        environment.put("PARLEY_POSTGRES_URL", postgresUrl());
        environment.put("PARLEY_RABBITMQ_URL", rabbitmqUrl());
        if (!broker.isDurable()) {
            // What the broker forgot when it ended is published again; the inboxes know what they have seen.
            environment.put("PARLEY_CHAT_OUTBOX_REPLAY_AT_START", "24H");
            environment.put("PARLEY_DISCOVERY_OUTBOX_REPLAY_AT_START", "24H");
        }
        return environment;
    }

    private Map<String, String> gatewayEnvironment(
            List<ServiceProcess> chats, List<ServiceProcess> notifications, List<ServiceProcess> discoveries) {
        Map<String, String> environment = commonEnvironment();
        environment.put("PARLEY_GATEWAY_UPSTREAM_URLS", urls(chats));
        environment.put("PARLEY_GATEWAY_UPSTREAM_NOTIFICATION_URLS", urls(notifications));
        environment.put("PARLEY_GATEWAY_UPSTREAM_DISCOVERY_URLS", urls(discoveries));
        // On one machine nobody else is there to take the clients: they need no time to spread.
        environment.put("PARLEY_GATEWAY_DOOR_DRAIN_TIME", "500ms");
        environment.put("PARLEY_GATEWAY_LIMITS_ENABLED", "" + options.limits());
        environment.put("PARLEY_AUTH_SIGNING_KEYS", keys.privateKeys().toString());
        return environment;
    }

    private static String urls(List<ServiceProcess> instances) {
        return instances.stream().map(ServiceProcess::url).collect(Collectors.joining(","));
    }

    private int port(int preferred) {
        return ports.take(options.anyPorts() ? 0 : preferred);
    }

    /** A service ended though nobody asked for it. */
    private void ended(ServiceProcess service) {
        if (closing) {
            return;
        }
        if (!options.restart()) {
            listener.broken(service.name(), service.log());
            return;
        }
        listener.note(service.name(), "ended; starting it again");
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (!closing) {
                service.start(this::ended);
                service.awaitReady();
                listener.note(service.name(), "ready again on port " + service.port());
            }
        });
    }
}
