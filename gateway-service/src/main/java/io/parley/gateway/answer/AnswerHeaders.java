package io.parley.gateway.answer;

import io.parley.contracts.trace.TraceParent;
import io.parley.gateway.GatewaySettings;
import io.parley.kit.trace.TraceLog;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;

/**
 * Comes before every route. The headers are there before anyone answers, so errors bear them too; a route that knows better
 * puts its own in their place. Of what a service behind the edge says in them nothing is passed on.
 */
@ApplicationScoped
public class AnswerHeaders {

    static final String REQUEST_ID = "X-Request-Id";
    private static final String STRICT_TRANSPORT = "Strict-Transport-Security";
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    private static final String REFERRER_POLICY = "Referrer-Policy";
    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    private static final String PERMISSIONS_POLICY = "Permissions-Policy";

    private static final Set<String> OURS = caseless(
            REQUEST_ID,
            TraceParent.HEADER,
            "tracestate",
            STRICT_TRANSPORT,
            CONTENT_TYPE_OPTIONS,
            REFERRER_POLICY,
            CONTENT_POLICY,
            RESOURCE_POLICY,
            PERMISSIONS_POLICY,
            "Cache-Control",
            "Server",
            "X-Powered-By");

    private final Peers peers;
    private final GatewaySettings.Headers settings;

    public AnswerHeaders(Peers peers, GatewaySettings settings) {
        this.peers = peers;
        this.settings = settings.headers();
    }

    /** Whether the header is for the gateway to set, and not for a service behind it. */
    public static boolean areOurs(String header) {
        return OURS.contains(header);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::prepare);
    }

    private void prepare(RoutingContext call) {
        HttpServerRequest request = call.request();
        TraceParent trace = trace(request);
        CallTrace.set(call, trace);
        // Whoever reads it there reads what is believed.
        request.headers().set(TraceParent.HEADER, trace.toString());
        TraceLog.set(trace);
        MultiMap headers = request.response().headers();
        headers.set(REQUEST_ID, trace.traceId());
        headers.set(TraceParent.HEADER, trace.toString());
        headers.set(CONTENT_TYPE_OPTIONS, "nosniff");
        headers.set(REFERRER_POLICY, "no-referrer");
        headers.set(RESOURCE_POLICY, "same-origin");
        headers.set(CONTENT_POLICY, settings.contentSecurityPolicy());
        headers.set(PERMISSIONS_POLICY, settings.permissionsPolicy());
        // Nearly all that is said here is one user's, or a token.
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (peers.isSecure(request)) {
            settings.strictTransportSecurity().ifPresent(value -> headers.set(STRICT_TRANSPORT, value));
        }
        call.next();
    }

    private TraceParent trace(HttpServerRequest request) {
        return peers.mayTrace(request)
                ? TraceParent.parseOrStart(request.getHeader(TraceParent.HEADER))
                : TraceParent.start();
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
