package io.parley.system;

import io.parley.local.Guard;
import io.parley.local.LocalStack;
import io.parley.local.Ports;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A notification service beside that of a stack, with the same database and broker. */
final class SideNotification implements AutoCloseable {

    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Guard guard = new Guard();
    private final ServiceProcess process;

    SideNotification(LocalStack stack, Path folder, Map<String, String> settings) {
        int port = new Ports().take(0);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("PARLEY_AUTH_JWKS", stack.keys().publicKeys().toUri().toString());
        environment.put("PARLEY_POSTGRES_URL", stack.postgresUrl());
        environment.put("PARLEY_RABBITMQ_URL", stack.rabbitmqUrl());
        environment.putAll(settings);
        process = new ServiceProcess(
                Service.NOTIFICATION,
                "side-notification",
                port,
                Stacks.HOME.resolve("notification-service/target/quarkus-app/quarkus-run.jar"),
                folder.resolve("side-notification.log"),
                environment,
                SMALL,
                guard);
        start();
    }

    void start() {
        process.start(ended -> {});
        process.awaitReady();
    }

    ServiceProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
        guard.close();
    }
}
