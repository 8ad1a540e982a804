package io.parley.gateway.upstream;

import io.parley.contracts.trace.TraceParent;
import io.parley.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

    /** A socket to an instance, in the name of the token's user; all that comes of it belongs to the trace. */
    public Future<WebSocket> connect(String token, String query, TraceParent trace) {
        return firstReachable(instance -> client.connect(options(instance, SOCKET_PATH + query)
                        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .putHeader(TraceParent.HEADER, trace.next().toString())))
                .onSuccess(socket -> socket.setWriteQueueMaxSize(settings.writeQueueBytes()));
    }

    /** A socket that only answers {@code ping}. */
    Future<WebSocket> probe(URI instance) {
        return client.connect(options(instance, PROBE_PATH));
    }

    List<URI> all() {
        return instances;
    }

    /** Tries the instances, from the one whose turn it is, until one can be reached; each is tried once. */
    private <T> Future<T> firstReachable(Function<URI, Future<T>> attempt) {
        return firstReachable(turn.getAndIncrement(), 0, attempt);
    }

    private <T> Future<T> firstReachable(int first, int tried, Function<URI, Future<T>> attempt) {
        return attempt.apply(at(first + tried))
                .recover(failure -> tried + 1 < instances.size()
                        ? firstReachable(first, tried + 1, attempt)
                        : Future.failedFuture(failure));
    }

    private WebSocketConnectOptions options(URI instance, String path) {
        return new WebSocketConnectOptions()
                .setHost(instance.getHost())
                .setPort(ServiceInstances.port(instance))
                .setSsl(ServiceInstances.isSecure(instance))
                .setURI(path)
                .setTimeout(settings.connectTimeout().toMillis());
    }

    private URI at(int index) {
        return instances.get(Math.floorMod(index, instances.size()));
    }
}
