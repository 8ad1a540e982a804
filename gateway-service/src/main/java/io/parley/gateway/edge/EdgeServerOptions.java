package io.parley.gateway.edge;

import io.parley.contracts.frame.FrameLimits;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** How the clients' side speaks WebSocket: bounded frames, no compression, one subprotocol. */
@Singleton
public class EdgeServerOptions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(FrameLimits.CLOSE_ABOVE_BYTES)
                .setMaxWebSocketMessageSize(FrameLimits.CLOSE_ABOVE_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of(Handshake.SUBPROTOCOL));
    }
}
