package io.parley.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.SystemConfig;

/**
 * Apache Qpid Broker-J inside this process: AMQP 0-9-1 without anything to install.
 *
 * <p>It keeps messages in memory only; the chat service's outbox refills it after a restart. It takes the topology through
 * its own configuration, because it knows few of the arguments that RabbitMQ's declarations carry, and is told to ignore
 * those when the services declare them again.
 */
public final class EmbeddedBroker implements LocalBroker {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(Logger.getLogger("org.apache.qpid"), Logger.getLogger("qpid"));

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /**
     * A refused delivery goes to the dead letters at once, as with RabbitMQ; with a larger number this broker would first
     * bring it back so many times. A delivery that a crash left unanswered is not a refused one.
     */
    private static final int REFUSALS_BEFORE_DEAD_LETTER = 1;

    private final int port;
    private SystemLauncher launcher;

    public EmbeddedBroker(int port) {
        this.port = port;
    }

    @Override
    public void start() {
        Path configuration = null;
        AtomicReference<SystemConfig<?>> resolved = new AtomicReference<>();
        launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> system) {
                resolved.set(system);
            }
        });
        try {
            configuration = Files.createTempFile("parley-broker", ".json");
            Files.writeString(configuration, json(broker(port)));
            Map<String, Object> system = new HashMap<>();
            system.put(SystemConfig.TYPE, "Memory");
            system.put(
                    SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                    configuration.toUri().toString());
            system.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false);
            system.put("preferenceStoreAttributes", "{\"type\":\"Noop\"}");
            launcher.startup(system);
            outliveShutdownHooks(resolved.get());
        } catch (Exception e) {
            throw new LocalStackException("the embedded broker did not start on port " + port, e);
        } finally {
            deleteQuietly(configuration);
        }
        if (!Ports.isOpen(port)) {
            throw new LocalStackException("the embedded broker did not open port " + port);
        }
    }

    @Override
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "Qpid (embedded)";
    }

    /** It has none of its own: it runs in this one. */
    @Override
    public OptionalLong processId() {
        return OptionalLong.of(ProcessHandle.current().pid());
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void close() {
        if (launcher != null) {
            launcher.shutdown();
            launcher = null;
        }
    }

    /**
     * The broker would end at the first sign of this process' end, before the services that still use it; it is ours to close.
     * Its hook is a private field, and nothing else gives it.
     */
    private static void outliveShutdownHooks(SystemConfig<?> system) {
        try {
            Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
            hook.setAccessible(true);
            Runtime.getRuntime().removeShutdownHook((Thread) hook.get(system.getContainer()));
        } catch (ReflectiveOperationException changed) {
            throw new LocalStackException("this version of the embedded broker has another shutdown hook", changed);
        }
    }

    private static Map<String, Object> broker(int port) {
        return Map.of(
                "name", "parley",
                "modelVersion", "9.1",
                // Asked of the connection, whose settings are the broker's.
                "context",
                        Map.of(
                                "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "exchange.behaviourOnUnknownDeclareArgument", "IGNORE"),
                "authenticationproviders",
                        List.of(Map.of(
                                "name",
                                "users",
                                "type",
                                "Plain",
                                "secureOnlyMechanisms",
                                List.of(),
                                "users",
                                List.of(Map.of("name", "guest", "type", "managed", "password", "guest")))),
                "ports",
                        List.of(Map.of(
                                "name", "amqp",
                                "type", "AMQP",
                                "port", port,
                                "bindingAddress", "127.0.0.1",
                                "protocols", List.of("AMQP_0_9_1"),
                                "authenticationProvider", "users",
                                "virtualhostaliases", List.of(Map.of("name", "defaultAlias", "type", "defaultAlias")))),
                "virtualhostnodes",
                        List.of(Map.of(
                                "name",
                                "default",
                                "type",
                                "Memory",
                                "defaultVirtualHostNode",
                                true,
                                "virtualHostInitialConfiguration",
                                json(virtualHost()))));
    }

    private static Map<String, Object> virtualHost() {
        List<Map<String, Object>> exchanges = new ArrayList<>();
        for (Topology.Exchange exchange : Topology.EXCHANGES) {
            exchanges.add(Map.of(
                    "name", exchange.name(),
                    "type", exchange.type(),
                    "durable", true,
                    "durableBindings", bindings(exchange)));
        }
        List<Map<String, Object>> queues = new ArrayList<>();
        for (Topology.Inbox inbox : Topology.INBOXES) {
            queues.add(Map.of(
                    "name",
                    inbox.name(),
                    "durable",
                    true,
                    "maximumDeliveryAttempts",
                    REFUSALS_BEFORE_DEAD_LETTER,
                    "alternateBinding",
                    Map.of("destination", inbox.deadLetters())));
            queues.add(Map.of("name", inbox.deadLetters(), "durable", true));
        }
        return Map.of("type", "Memory", "name", "default", "exchanges", exchanges, "queues", queues);
    }

    private static List<Map<String, Object>> bindings(Topology.Exchange exchange) {
        List<Map<String, Object>> bindings = new ArrayList<>();
        for (Topology.Inbox inbox : Topology.INBOXES) {
            if (exchange.equals(Topology.EVENTS)) {
                inbox.events().forEach(event -> bindings.add(binding(inbox.name(), event.wireName())));
            } else if (exchange.equals(Topology.DEAD)) {
                bindings.add(binding(inbox.deadLetters(), inbox.name()));
            }
        }
        return bindings;
    }

    private static Map<String, Object> binding(String queue, String key) {
        return Map.of("destination", queue, "bindingKey", key, "arguments", Map.of());
    }

    private static String json(Map<String, Object> configuration) {
        try {
            return Json.MAPPER.writeValueAsString(configuration);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            file.toFile().deleteOnExit();
        }
    }
}
