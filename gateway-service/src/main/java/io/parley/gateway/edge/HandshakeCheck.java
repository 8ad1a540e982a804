package io.parley.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;

/**
 * Whether a handshake is one of RFC 6455 (4.2.1). Vert.x would take those of its drafts as well, whose frames follow other
 * rules.
 */
@ApplicationScoped
public class HandshakeCheck {

    private static final int BEFORE_THE_UPGRADE = -1;
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UPGRADE_REQUIRED = 426;

    void register(@Observes Router router) {
        router.route(ChatRoute.PATH).order(BEFORE_THE_UPGRADE).handler(HandshakeCheck::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.GET) {
            context.response().putHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
            refuse(context, METHOD_NOT_ALLOWED, "A handshake is a GET");
        } else if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            context.next();
        } else if (request.version() != HttpVersion.HTTP_1_1) {
            refuse(context, BAD_REQUEST, "A handshake is a request of HTTP/1.1");
        } else if (!VERSION.equals(request.getHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            context.response().putHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
            refuse(context, UPGRADE_REQUIRED, "This address speaks version " + VERSION + " of WebSocket");
        } else if (!isKey(request.getHeader(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            refuse(context, BAD_REQUEST, "Invalid Sec-WebSocket-Key");
        } else if (hasBody(request)) {
            // Vert.x would wait for it, for ever.
            refuse(context, BAD_REQUEST, "A handshake has no body");
        } else if (!isUpgrade(request.getHeader(HttpHeaders.CONNECTION))) {
            refuse(context, BAD_REQUEST, "Invalid Connection");
        } else {
            context.next();
        }
    }

    private static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || length != null && !length.equals("0");
    }

    private static boolean isUpgrade(String connection) {
        return connection != null && connection.toLowerCase().contains("upgrade");
    }

    private static void refuse(RoutingContext context, int status, String message) {
        Problems.answer(context.response(), status, ErrorCode.VALIDATION_ERROR, message);
    }
}
