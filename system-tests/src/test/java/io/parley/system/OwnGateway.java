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

/** One more gateway beside a stack's own, with settings of its own. */
final class OwnGateway implements AutoCloseable {

    private final Guard guard = new Guard();
    private final ServiceProcess process;

    private OwnGateway(LocalStack stack, Path folder, String name, Map<String, String> settings) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        process = new ServiceProcess(
                Service.GATEWAY,
                name,
                port,
                Stacks.HOME.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"),
                folder.resolve(name + ".log"),
                environment,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                guard);
    }

    static OwnGateway start(LocalStack stack, Path folder, String name, Map<String, String> settings) {
        OwnGateway gateway = new OwnGateway(stack, folder, name, settings);
        gateway.process.start(ended -> {});
        await().atMost(Client.LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(
                        Client.call(gateway.port(), "GET", "/health", null, null)
                                .statusCode())
                .isEqualTo(200));
        return gateway;
    }

    int port() {
        return process.port();
    }

    /** As an orderly stop does it, until the process has ended. */
    void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.stop();
        guard.close();
    }
}
