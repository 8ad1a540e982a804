package io.parley.gateway.connection;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** What watches over the frames of a socket that is about to be. */
public final class FrameWatch {

    /** Vert.x' own name for the end of its pipeline. */
    private static final String VERTX = "handler";

    private FrameWatch() {}

    /** Called on the request's event loop, before its upgrade. */
    public static void over(HttpServerRequest handshake) {
        ChannelPipeline pipeline = pipeline(handshake);
        if (pipeline.get(ProtocolBreaches.class) == null) {
            pipeline.addBefore(VERTX, null, new FragmentedText());
            pipeline.addBefore(VERTX, null, new ProtocolBreaches());
        }
    }

    static ChannelPipeline pipeline(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().pipeline();
    }
}
