package io.parley.gateway.town;

import io.parley.gateway.auth.DevIssuer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code GET /v1/dev/people} and {@code GET /pictures/…}, beside {@code POST /v1/dev/tokens} and never without it. */
@ApplicationScoped
public class TownRoutes {

    private static final Logger LOG = Logger.getLogger(TownRoutes.class);
    private static final String PATH = "/v1/dev/people";
    private static final int NOT_FOUND = 404;

    /** Nothing runs in a picture, wherever it is shown. */
    private static final String PICTURE_POLICY = "default-src 'none'; sandbox";

    private final DevIssuer issuer;
    private final Optional<Path> folder;

    public TownRoutes(DevIssuer issuer, TownSettings settings) {
        this.issuer = issuer;
        this.folder = settings.folder();
    }

    void register(@Observes Router router) {
        if (!issuer.isOpen()) {
            return;
        }
        TownFiles files = folder.map(TownRoutes::read).orElse(TownFiles.NONE);
        router.get(PATH).handler(call -> call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(files.people()));
        router.get(TownFiles.PICTURES + "*").handler(call -> show(call, files));
    }

    private static void show(RoutingContext call, TownFiles files) {
        Buffer picture = files.pictures().get(call.request().path());
        if (picture == null) {
            call.response().setStatusCode(NOT_FOUND).end();
            return;
        }
        call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .putHeader("Content-Security-Policy", PICTURE_POLICY)
                .end(picture);
    }

    private static TownFiles read(Path folder) {
        try {
            return TownFiles.read(folder);
        } catch (IOException unreadable) {
            LOG.warnf("no people to try Parley out with: %s cannot be read (%s)", folder, unreadable.getMessage());
            return TownFiles.NONE;
        }
    }
}
