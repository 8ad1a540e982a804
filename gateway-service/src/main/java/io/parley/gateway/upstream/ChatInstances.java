package io.parley.gateway.upstream;

import io.parley.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
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

    /** A socket to an instance, in the name of the token's user. */
    public Future<WebSocket> connect(String token, String query) {
        return firstReachable(instance -> client.connect(
                        options(instance, SOCKET_PATH + query).putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)))
                .onSuccess(socket -> socket.setWriteQueueMaxSize(settings.writeQueueBytes()));
    }

    /** A call over REST to an instance that takes connections; nothing of the call has been sent yet. */
    public Future<HttpClientRequest> request(HttpClient http) {
        return firstReachable(instance -> http.request(new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port(instance), instance.getHost()))
                .setSsl(isSecure(instance))));
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
                .setPort(port(instance))
                .setSsl(isSecure(instance))
                .setURI(path)
                .setTimeout(settings.connectTimeout().toMillis());
    }

    private URI at(int index) {
        return instances.get(Math.floorMod(index, instances.size()));
    }

    private static int port(URI instance) {
        return instance.getPort() > 0 ? instance.getPort() : isSecure(instance) ? 443 : 80;
    }

    private static boolean isSecure(URI instance) {
        return "https".equals(instance.getScheme());
    }
}
