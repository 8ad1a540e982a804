package io.parley.local;

import java.nio.file.Path;

/**
 * What a local stack is to be.
 *
 * @param home        the checkout, with the services built
 * @param data        where servers, keys and logs keep what they keep
 * @param chats       instances of the chat service
 * @param gateways    instances of the gateway
 * @param limits      false lifts the limits on how many and how often
 * @param restart     a part that dies is started again, instead of ending the stack
 * @param anyPorts    free ports anywhere, instead of the usual ones
 * @param postgresUrl a server that is there already, or null for one of our own
 * @param broker      which broker carries the events
 */
public record StackOptions(
        Path home,
        Path data,
        int chats,
        int gateways,
        boolean limits,
        boolean restart,
        boolean anyPorts,
        String postgresUrl,
        BrokerKind broker) {

    public static StackOptions in(Path home, Path data) {
        return new StackOptions(home, data, 1, 1, true, false, false, null, BrokerKind.ANY);
    }

    /** For tests: two stacks must be able to run beside each other, and beside a developer's own. */
    public StackOptions onAnyPorts() {
        return new StackOptions(home, data, chats, gateways, limits, restart, true, postgresUrl, broker);
    }

    public StackOptions withInstances(int chats, int gateways) {
        return new StackOptions(home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker);
    }

    public StackOptions withBroker(BrokerKind broker) {
        return new StackOptions(home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker);
    }
}
