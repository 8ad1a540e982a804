package io.parley.gateway.upstream;

import io.parley.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The chat instances, taken in turn. Any of them serves any user, so the next one stands in for one that is away. */
@ApplicationScoped
public class ChatInstances {

    private static final String SOCKET_PATH = "/ws";
    private static final String PROBE_PATH = "/ws/probe";

    private final List<URI> instances;
    private final GatewaySettings.Upstream settings;
    private final WebSocketClient client;
    private final AtomicInteger turn = new AtomicInteger();

    public ChatInstances(Vertx vertx, GatewaySettings settings) {
        this.settings = settings.upstream();
        this.instances = this.settings.urls();
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(Integer.MAX_VALUE)
                .setConnectTimeout((int) this.settings.connectTimeout().toMillis())
                .setMaxFrameSize(this.settings.maxFrameBytes())
                .setMaxMessageSize(this.settings.maxFrameBytes()));
    }

    /** A socket to an instance, in the name of the token's user. */
    public Future<WebSocket> connect(String token, String query) {
        return attempt(turn.getAndIncrement(), 0, instance -> options(instance, SOCKET_PATH + query)
                        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .onSuccess(socket -> socket.setWriteQueueMaxSize(settings.writeQueueBytes()));
    }

    /** A socket that only answers {@code ping}. */
    Future<WebSocket> probe(URI instance) {
        return client.connect(options(instance, PROBE_PATH));
    }

    List<URI> all() {
        return instances;
    }

    /** Where the next call over REST goes. */
    public SocketAddress nextAddress() {
        URI instance = at(turn.getAndIncrement());
        return SocketAddress.inetSocketAddress(port(instance), instance.getHost());
    }

    private interface OptionsFor {
        WebSocketConnectOptions of(URI instance);
    }

    private Future<WebSocket> attempt(int first, int tried, OptionsFor options) {
        return client.connect(options.of(at(first + tried)))
                .recover(failure -> tried + 1 < instances.size()
                        ? attempt(first, tried + 1, options)
                        : Future.failedFuture(failure));
    }

    private WebSocketConnectOptions options(URI instance, String path) {
        return new WebSocketConnectOptions()
                .setHost(instance.getHost())
                .setPort(port(instance))
                .setSsl("https".equals(instance.getScheme()))
                .setURI(path)
                .setTimeout(settings.connectTimeout().toMillis());
    }

    private URI at(int index) {
        return instances.get(Math.floorMod(index, instances.size()));
    }

    private static int port(URI instance) {
        return instance.getPort() > 0 ? instance.getPort() : "https".equals(instance.getScheme()) ? 443 : 80;
    }
}
