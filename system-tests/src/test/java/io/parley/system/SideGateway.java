package io.parley.system;

import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway beside that of a stack. */
final class SideGateway extends SideService {

    private SideGateway(
            LocalStack stack, Path folder, String name, Map<String, String> settings, List<String> javaOptions) {
        super(stack, Service.GATEWAY, folder, name, settings, javaOptions);
    }

    /** @param name of its log in the folder, so different for each of a test class */
    static SideGateway start(LocalStack stack, Path folder, String name, Map<String, String> settings) {
        return start(stack, folder, name, settings, List.of());
    }

    static SideGateway start(
            LocalStack stack, Path folder, String name, Map<String, String> settings, List<String> javaOptions) {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "PARLEY_GATEWAY_UPSTREAM_URLS",
                stack.services(Service.CHAT).get(0).url());
        environment.putAll(settings);
        SideGateway gateway = new SideGateway(stack, folder, name, environment, javaOptions);
        gateway.start("/health");
        return gateway;
    }

    int sockets() {
        return (int) Client.metric(port(), "websocket_connections_active");
    }
}
