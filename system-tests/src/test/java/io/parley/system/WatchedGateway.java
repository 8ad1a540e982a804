package io.parley.system;

import static io.parley.system.Octets.bytes;
import static io.parley.system.RawSocket.PING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A gateway that tells of each buffer it leaks, has no limits, and waits for nobody for long. */
final class WatchedGateway {

    private final SideGateway gateway;
    private final String target;

    private WatchedGateway(SideGateway gateway, String target) {
        this.gateway = gateway;
        this.target = target;
    }

    static WatchedGateway start(LocalStack stack, Path folder, String name) {
        SideGateway gateway = SideGateway.start(
                stack,
                folder,
                name,
                Map.of(
                        "PARLEY_GATEWAY_LIMITS_ENABLED", "false",
                        "PARLEY_GATEWAY_LIMITS_HANDSHAKE_TIMEOUT", "2s",
                        "PARLEY_GATEWAY_HEARTBEAT_CONTROL_PING", "2s",
                        "PARLEY_GATEWAY_HEARTBEAT_LIMIT", "8s"),
                List.of(
                        "-Dio.netty.leakDetection.level=paranoid",
                        "-Dquarkus.log.category.\"io.netty.util.ResourceLeakDetector\".level=DEBUG"));
        return new WatchedGateway(gateway, "/v1/chat/ws?token=" + Client.token(stack, "rfc"));
    }

    int port() {
        return gateway.port();
    }

    /** Where a socket is opened, with a token. */
    String target() {
        return target;
    }

    /** A connection on which nothing was said yet. */
    RawSocket dial() throws IOException {
        return RawSocket.dial(port());
    }

    RawSocket connect() throws IOException {
        return RawSocket.connect(port(), target);
    }

    /** A socket whose session has begun. */
    RawSocket ready() throws IOException {
        RawSocket socket = connect();
        socket.awaitText("session.ready");
        return socket;
    }

    void awaitNoSockets() {
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(gateway.sockets()).isZero());
    }

    /** Ends it, and fails if it has leaked a buffer or complained of anything. */
    void closeWithoutLeaks() throws Exception {
        // A leak is found out when its buffer is collected, and told of when the next one is allocated.
        for (int i = 0; i < 3; i++) {
            gateway.collectGarbage();
            try (RawSocket socket = ready()) {
                socket.write(PING, bytes("again"));
                socket.awaitPong();
            }
        }
        gateway.close();
        assertThat(gateway.log())
                .contains("leakDetection.level: paranoid")
                .doesNotContain("LEAK")
                .doesNotContainPattern("(?m)^\\S+ (WARN|ERROR|FATAL)\\s");
    }
}
