package io.parley.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of one service over REST, taken in turn. The next one stands in for one that takes no connection. */
public final class ServiceInstances {

    private final String service;
    private final List<URI> instances;
    private final HttpClient http;
    private final AtomicInteger turn = new AtomicInteger();

    public ServiceInstances(String service, List<URI> instances, HttpClient http) {
        this.service = service;
        this.instances = List.copyOf(instances);
        this.http = http;
    }

    /** What the service is called in errors and metrics. */
    public String service() {
        return service;
    }

    /** A connection for one call; nothing of the call has been sent yet. Each instance is tried once. */
    public Future<HttpClientRequest> request(RequestOptions call) {
        return request(call, turn.getAndIncrement(), 0);
    }

    private Future<HttpClientRequest> request(RequestOptions call, int first, int tried) {
        URI instance = instances.get(Math.floorMod(first + tried, instances.size()));
        return http.request(new RequestOptions(call)
                        .setHost(instance.getHost())
                        .setPort(port(instance))
                        .setSsl(isSecure(instance)))
                .recover(failure ->
                        tried + 1 < instances.size() ? request(call, first, tried + 1) : Future.failedFuture(failure));
    }

    static int port(URI instance) {
        return instance.getPort() > 0 ? instance.getPort() : isSecure(instance) ? 443 : 80;
    }

    static boolean isSecure(URI instance) {
        return "https".equals(instance.getScheme());
    }
}
