package io.parley.local;

import java.nio.file.Path;
import java.util.Map;

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
 * @param brokerUrl   a broker that is there already and is to be used before all others, or null
 * @param settings    settings of the services, as environment variables, beyond what the stack itself sets
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
        BrokerKind broker,
        String brokerUrl,
        Map<String, String> settings) {

    public static StackOptions in(Path home, Path data) {
        return new StackOptions(home, data, 1, 1, true, false, false, null, BrokerKind.ANY, null, Map.of());
    }

    /** For tests: two stacks must be able to run beside each other, and beside a developer's own. */
    public StackOptions onAnyPorts() {
        return new StackOptions(
                home, data, chats, gateways, limits, restart, true, postgresUrl, broker, brokerUrl, settings);
    }

    public StackOptions withInstances(int chats, int gateways) {
        return new StackOptions(
                home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker, brokerUrl, settings);
    }

    /** For tests and load programs. */
    public StackOptions withoutLimits() {
        return new StackOptions(
                home, data, chats, gateways, false, restart, anyPorts, postgresUrl, broker, brokerUrl, settings);
    }

    public StackOptions withBroker(BrokerKind broker) {
        return new StackOptions(
                home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker, brokerUrl, settings);
    }

    public StackOptions withSettings(Map<String, String> settings) {
        return new StackOptions(
                home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker, brokerUrl, settings);
    }

    public StackOptions withBrokerAt(String brokerUrl) {
        return new StackOptions(
                home, data, chats, gateways, limits, restart, anyPorts, postgresUrl, broker, brokerUrl, settings);
    }
}
