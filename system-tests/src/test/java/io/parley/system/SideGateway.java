package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.Guard;
import io.parley.local.LocalStack;
import io.parley.local.Ports;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway beside that of a stack, as in production but for the settings a test wants. */
final class SideGateway implements AutoCloseable {

    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Guard guard = new Guard();
    private final ServiceProcess process;

    private SideGateway(
            LocalStack stack, Path folder, String name, Map<String, String> settings, List<String> javaOptions) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        environment.put(
                "PARLEY_GATEWAY_UPSTREAM_URLS",
                stack.services(Service.CHAT).get(0).url());
        environment.putAll(settings);
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(javaOptions);
        process = new ServiceProcess(
                Service.GATEWAY,
                name,
                port,
                Stacks.HOME.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"),
                folder.resolve(name + ".log"),
                environment,
                options,
                guard);
    }

    /** @param name of its log in the folder, so different for each of a test class */
    static SideGateway start(LocalStack stack, Path folder, String name, Map<String, String> settings) {
        return start(stack, folder, name, settings, List.of());
    }

    static SideGateway start(
            LocalStack stack, Path folder, String name, Map<String, String> settings, List<String> javaOptions) {
        SideGateway gateway = new SideGateway(stack, folder, name, settings, javaOptions);
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

    int sockets() {
        return (int) Client.metric(port(), "websocket_connections_active");
    }

    String log() throws IOException {
        return Files.readString(process.log());
    }

    /** Makes it collect its garbage, without which nobody knows what was leaked. */
    void collectGarbage() throws IOException, InterruptedException {
        Jvm.collectGarbage(process);
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
