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

/** An instance of a service beside those of a stack, as in production but for the settings a test wants. */
class SideService implements AutoCloseable {

    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Guard guard = new Guard();
    private final ServiceProcess process;

    /** @param name of its log in the folder, so different for each of a test class */
    SideService(
            LocalStack stack,
            Service service,
            Path folder,
            String name,
            Map<String, String> settings,
            List<String> javaOptions) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        environment.putAll(settings);
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(javaOptions);
        process = new ServiceProcess(
                service,
                name,
                port,
                Stacks.HOME.resolve(service.label() + "-service/target/quarkus-app/quarkus-run.jar"),
                folder.resolve(name + ".log"),
                environment,
                options,
                guard);
    }

    /** A service of those behind the gateway, with the stack's database and broker; waits until it has both. */
    static SideService behind(
            LocalStack stack, Service service, Path folder, String name, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PARLEY_POSTGRES_URL", stack.postgresUrl());
        environment.put("PARLEY_RABBITMQ_URL", stack.rabbitmqUrl());
        environment.putAll(settings);
        SideService started = new SideService(stack, service, folder, name, environment, List.of());
        started.start("/q/health/ready");
        started.process.awaitReady();
        return started;
    }

    /** @param health what answers 200 once it serves */
    final void start(String health) {
        process.start(ended -> {});
        await().atMost(Client.LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(
                        Client.call(port(), "GET", health, null, null).statusCode())
                .isEqualTo(200));
    }

    final int port() {
        return process.port();
    }

    /** For what is done to a stack's own services too. */
    final ServiceProcess process() {
        return process;
    }

    final String log() throws IOException {
        return Files.readString(process.log());
    }

    /** Makes it collect its garbage, without which nobody knows what was leaked. */
    final void collectGarbage() throws IOException, InterruptedException {
        Jvm.collectGarbage(process);
    }

    /** As an orderly stop does it, until the process has ended. */
    final void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.stop();
        guard.close();
    }
}
