package io.parley.system;

import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.StackOptions;
import java.nio.file.Path;
import java.util.List;

/** Stacks for tests: on ports of their own, with a data folder of their own. */
final class Stacks {

    static final Path HOME = Path.of(System.getProperty("parley.home"));

    private Stacks() {}

    static LocalStack start(Path data, BrokerKind broker, int chats) {
        return LocalStack.start(
                StackOptions.in(HOME, data).onAnyPorts().withInstances(chats, 1).withBroker(broker),
                new LocalStack.Listener() {
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
