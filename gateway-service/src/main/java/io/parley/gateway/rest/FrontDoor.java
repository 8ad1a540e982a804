package io.parley.gateway.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.trace.TraceParent;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.answer.CallTrace;
import io.parley.gateway.answer.Peers;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.limit.RefusalReason;
import io.parley.gateway.limit.Refusals;
import io.parley.gateway.limit.Spend;
import io.parley.gateway.limit.UserBudget;
import io.parley.gateway.limit.UserBudgets;
import io.parley.gateway.origin.Origins;
import io.parley.gateway.upstream.ServiceInstances;
import io.parley.kit.token.BearerToken;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which calls go to which service. A call gets no further without a valid token, which goes with it: the service asks again. */
@ApplicationScoped
public class FrontDoor {

    /** Before the framework's own limit on bodies, which knows no problems. */
    private static final int ORDER = -1_000;

    private static final int NOT_FOUND = 404;
    private static final Pattern SEND = Pattern.compile("/v1/conversations/[^/]+/messages/?");

    private final Vertx vertx;
    private final TokenVerifier tokens;
    private final Peers peers;
    private final UserBudgets budgets;
    private final Refusals refusals;
    private final MeterRegistry metrics;
    private final ProxiedCall.Limits limits;
    private final ServiceInstances chat;
    private final ServiceInstances discovery;
    private final ServiceInstances notification;

    public FrontDoor(
            Vertx vertx,
            TokenVerifier tokens,
            Peers peers,
            UserBudgets budgets,
            Refusals refusals,
            GatewaySettings settings,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.peers = peers;
        this.budgets = budgets;
        this.refusals = refusals;
        this.metrics = metrics;
        GatewaySettings.Upstream upstream = settings.upstream();
        this.limits = new ProxiedCall.Limits(
                settings.limits().bodyBytes(),
                upstream.connectTimeout(),
                upstream.readTimeout(),
                upstream.callTimeout());
        HttpClient http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(upstream.restConnections())
                .setMaxWaitQueueSize(upstream.restWaiting())
                .setConnectTimeout((int) upstream.connectTimeout().toMillis()));
        this.chat = new ServiceInstances("chat", upstream.urls(), http);
        this.discovery = new ServiceInstances("discovery", upstream.discoveryUrls(), http);
        this.notification = new ServiceInstances("notification", upstream.notificationUrls(), http);
    }

    void register(@Observes Router router) {
        open(router, chat, "/v1/conversations", "/v1/conversations/*");
        open(router, discovery, "/v1/me", "/v1/me/*", "/v1/discovery/*", "/v1/matches", "/v1/matches/*");
        open(router, notification, "/v1/notifications", "/v1/notifications/*");
        router.route("/v1/*")
                .last()
                .handler(call ->
                        Problems.answer(call.response(), NOT_FOUND, ErrorCode.VALIDATION_ERROR, "No such address"));
    }

    private void open(Router router, ServiceInstances service, String... paths) {
        for (String path : paths) {
            router.route(path).order(ORDER).handler(call -> pass(call, service));
        }
    }

    private void pass(RoutingContext call, ServiceInstances service) {
        long begin = System.nanoTime();
        call.addEndHandler(done -> count(call, service, done, System.nanoTime() - begin));
        HttpServerRequest request = call.request();
        Verdict verdict = tokens.verify(BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION)));
        if (verdict instanceof Verdict.Refused refused) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
            EarlyAnswer.give(vertx, request, refused.error().httpStatus(), refused.error(), refused.message());
        } else if (!isForPageOf(request, (Verdict.Valid) verdict)) {
            refusals.count(RefusalReason.DOMAIN);
            EarlyAnswer.give(
                    vertx,
                    request,
                    ErrorCode.FORBIDDEN_ORIGIN.httpStatus(),
                    ErrorCode.FORBIDDEN_ORIGIN,
                    "The token is not for the pages of this domain");
        } else if (Framing.length(request) > limits.bodyBytes()) {
            ProxiedCall.refuseBody(vertx, request, limits);
        } else if (mayCall(call, ((Verdict.Valid) verdict).userId())) {
            new ProxiedCall(vertx, call, service, limits).start(upstream -> {
                upstream.putHeader("X-Forwarded-For", peers.address(request));
                upstream.putHeader("X-Forwarded-Proto", peers.isSecure(request) ? "https" : "http");
                if (request.authority() != null) {
                    upstream.putHeader("X-Forwarded-Host", request.authority().toString());
                }
                upstream.putHeader(TraceParent.HEADER, CallTrace.of(call).next().toString());
            });
        }
    }

    /** Browsers leave the origin out only where a page reads from its own. */
    private static boolean isForPageOf(HttpServerRequest request, Verdict.Valid token) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || Origins.permits(origin, token.allowedDomains());
    }

    /** A call counts as a frame, and a message as one over a socket; a user who may do neither now has been told so. */
    private boolean mayCall(RoutingContext call, String userId) {
        UserBudget budget = budgets.of(userId);
        Spend spend = budget.frame();
        if (spend.isAllowed()
                && call.request().method() == HttpMethod.POST
                && SEND.matcher(call.normalizedPath()).matches()) {
            spend = budget.message();
        }
        if (spend.isAllowed()) {
            return true;
        }
        Problems.tooManyCalls(call.response(), spend.retryAfterSeconds());
        return false;
    }

    /** By the class of the status; {@code cut} are answers that were not given to their end. */
    private void count(RoutingContext call, ServiceInstances service, AsyncResult<Void> done, long nanos) {
        String status = done.failed() ? "cut" : call.response().getStatusCode() / 100 + "xx";
        metrics.timer("parley.gateway.rest.calls", "service", service.service(), "status", status)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
