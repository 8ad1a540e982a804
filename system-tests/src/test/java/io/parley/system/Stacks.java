package io.parley.system;

import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.StackOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stacks for tests: on ports of their own, with a data folder of their own. */
final class Stacks {

    static final Path HOME = Path.of(System.getProperty("parley.home"));

    /** The services of a test live for seconds: what the second compiler costs them comes back to nobody. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private Stacks() {}

    static LocalStack start(Path data, BrokerKind broker, int chats) {
        return start(data, broker, chats, Map.of());
    }

    static LocalStack start(Path data, BrokerKind broker, int chats, Map<String, String> settings) {
        return start(options(data, chats).withBroker(broker).withSettings(settings));
    }

    /** Without limits on how often: all clients are on one address, and in more of a hurry than people. */
    static StackOptions options(Path data, int chats) {
        return StackOptions.in(HOME, data).onAnyPorts().withInstances(chats, 1).withoutLimits();
    }

    static LocalStack start(StackOptions options) {
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.putIfAbsent("JAVA_TOOL_OPTIONS", QUICK_START);
        return LocalStack.start(options.withSettings(settings), new LocalStack.Listener() {
            @Override
            public void note(String part, String event) {}

            @Override
            public void broken(String part, Path log) {
                System.err.println("The " + part + " service ended by itself; see " + log);
            }
        });
    }

    /** What has to outlive an outage of the broker is shown with each that can be stopped. */
    static List<BrokerKind> ownBrokers() {
        return BrokerKind.own();
    }

    /** What has to work with a broker is shown with each that the machine can run. */
    static List<BrokerKind> brokers() {
        return BrokerKind.available();
    }
}
