package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.Guard;
import io.parley.local.LocalStack;
import io.parley.local.Ports;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway beside that of a stack, as in production but for the settings a test wants. */
final class ExtraGateway {

    private ExtraGateway() {}

    static ServiceProcess start(LocalStack stack, Guard guard, Path data, String name, Map<String, String> settings) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        environment.put("PARLEY_AUTH_SIGNING_KEYS", stack.keys().privateKeys().toString());
        environment.put(
                "PARLEY_GATEWAY_UPSTREAM_URLS",
                stack.services(Service.CHAT).get(0).url());
        environment.putAll(settings);
        ServiceProcess gateway = new ServiceProcess(
                Service.GATEWAY,
                name,
                port,
                Stacks.HOME.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"),
                data.resolve(name + ".log"),
                environment,
                List.of(),
                guard);
        gateway.start(ended -> {});
        await().atMost(Client.LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(
                        Client.call(port, "GET", "/health", null, null).statusCode())
                .isEqualTo(200));
        return gateway;
    }
}
