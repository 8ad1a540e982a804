package io.parley.gateway.auth;

import io.parley.gateway.GatewaySettings;
import io.parley.gateway.auth.AuthMetrics.Result;
import io.parley.kit.token.TokenProfile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Tells the discovery service who signed in: {@code PUT /v1/me} in the user's own name. The token says the rest. */
@ApplicationScoped
public class DiscoveryProfiles {

    private static final Logger LOG = Logger.getLogger(DiscoveryProfiles.class);
    private static final String PATH = "/v1/me";

    private final List<URI> instances;
    private final long timeoutMillis;
    private final HttpClient http;
    private final ProfileQueue queue;
    private final AtomicInteger turn = new AtomicInteger();

    public DiscoveryProfiles(Vertx vertx, GatewaySettings gateway, ProfileSettings settings, AuthMetrics metrics) {
        this.instances = gateway.upstream().discoveryUrls();
        this.timeoutMillis = settings.timeout().toMillis();
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(settings.atOnce()).setConnectTimeout((int)
                        gateway.upstream().connectTimeout().toMillis()));
        this.queue = new ProfileQueue(vertx, settings, Clock.systemUTC(), this::send, metrics::profile);
    }

    void signedIn(String userId, TokenProfile profile, String token, Instant expiresAt) {
        queue.add(new ProfileQueue.Upsert(userId, profile.hashCode(), token, expiresAt));
    }

    private Future<Result> send(ProfileQueue.Upsert upsert) {
        URI instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
        return http.request(new RequestOptions()
                        .setMethod(HttpMethod.PUT)
                        .setAbsoluteURI(instance.resolve(PATH).toString())
                        .setTimeout(timeoutMillis)
                        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + upsert.token()))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(result(answer.statusCode())))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .onFailure(away -> LOG.debugf("a profile did not get through: %s", away.getMessage()));
    }

    private static Result result(int status) {
        if (status < 300) {
            return Result.OK;
        }
        return status >= 500 || status == 429 ? Result.RETRIED : Result.REFUSED;
    }
}
