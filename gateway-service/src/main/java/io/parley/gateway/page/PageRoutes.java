package io.parley.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** {@code GET} and {@code HEAD} of the page's files. Every other path is for the routes after it. */
@ApplicationScoped
public class PageRoutes {

    private static final Logger LOG = Logger.getLogger(PageRoutes.class);
    /** Before those of REST, which would answer {@code /} with 404. */
    private static final int ORDER = -500;

    private static final int NOT_MODIFIED = 304;
    private static final String CONTENT_POLICY = "Content-Security-Policy";

    private final PageSettings settings;

    public PageRoutes(PageSettings settings) {
        this.settings = settings;
    }

    void register(@Observes Router router) {
        if (!settings.enabled()) {
            return;
        }
        PageFiles files = PageFiles.read(PageRoutes.class.getClassLoader());
        if (files.isEmpty()) {
            LOG.info("built without the page: there is nothing at /");
            return;
        }
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .handler(call -> {
                    PageFile file = files.at(call.request().path());
                    if (file == null) {
                        call.next();
                    } else {
                        answer(call, file);
                    }
                });
    }

    private void answer(RoutingContext call, PageFile file) {
        HttpServerRequest request = call.request();
        HttpServerResponse response = call.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl())
                .putHeader(HttpHeaders.ETAG, file.etag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (file.isDocument()) {
            response.putHeader(CONTENT_POLICY, settings.contentSecurityPolicy());
        }
        if (file.isHeldBy(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        Encoding encoding = Encoding.best(file.forms().keySet(), request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        Buffer content = file.forms().get(encoding);
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
        if (encoding != Encoding.PLAIN) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(content);
        }
    }
}
