package io.parley.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;

/** Lets Netty load {@link HandshakeDeadlines}; it asks for this property once, when the first server or client starts. */
@Singleton
public class NettyExtensions implements VertxOptionsCustomizer {

    @Override
    public void accept(VertxOptions options) {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }
}
