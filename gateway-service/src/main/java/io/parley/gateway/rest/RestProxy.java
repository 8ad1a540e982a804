package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.upstream.ChatInstances;
import io.parley.kit.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** {@code /v1/conversations} and all below it, streamed to a chat instance with the caller's own token. */
@ApplicationScoped
public class RestProxy {

    private static final Logger LOG = Logger.getLogger(RestProxy.class);

    private final HttpProxy chat;

    public RestProxy(Vertx vertx, ChatInstances instances, GatewaySettings settings) {
        chat = HttpProxy.reverseProxy(
                        // A WebSocket has its own way in, with its own checks.
                        new ProxyOptions().setSupportWebSocket(false),
                        vertx.createHttpClient(new HttpClientOptions()
                                .setMaxPoolSize(64)
                                .setConnectTimeout((int)
                                        settings.upstream().connectTimeout().toMillis())
                                .setReadIdleTimeout(
                                        (int) settings.upstream().readTimeout().toSeconds())))
                .origin(call -> instances.request(call.client()))
                .addInterceptor(new UnavailableProblem());
    }

    void register(@Observes Router router) {
        router.route("/v1/conversations").handler(context -> chat.handle(context.request()));
        router.route("/v1/conversations/*").handler(context -> chat.handle(context.request()));
    }

    /** An instance that is away becomes a problem instead of a bare 502. */
    private static final class UnavailableProblem implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().otherwise(failure -> {
                LOG.debugf("a call could not be passed on: %s", failure.getMessage());
                return context.request()
                        .release()
                        .response()
                        .setStatusCode(ErrorCode.UNAVAILABLE.httpStatus())
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                        .setBody(Body.body(Buffer.buffer(Problems.json(
                                ErrorCode.UNAVAILABLE.httpStatus(),
                                ErrorCode.UNAVAILABLE,
                                "The chat service is not available"))));
            });
        }
    }
}
