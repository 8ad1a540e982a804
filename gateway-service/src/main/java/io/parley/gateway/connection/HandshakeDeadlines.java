package io.parley.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.parley.gateway.GatewaySettings;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts a {@link HandshakeDeadline} on each connection that is accepted. Netty makes it, so nothing can be injected. */
public final class HandshakeDeadlines extends ChannelInitializerExtension {

    private final Duration limit = ConfigProvider.getConfig()
            .unwrap(SmallRyeConfig.class)
            .getConfigMapping(GatewaySettings.class)
            .limits()
            .handshakeTimeout();
    private final Counter missed = Metrics.counter("parley.gateway.handshakes.too.slow");

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new HandshakeDeadline(limit, missed));
    }
}
