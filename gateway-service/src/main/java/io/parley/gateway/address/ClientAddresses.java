package io.parley.gateway.address;

import io.parley.gateway.GatewaySettings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Who asks: the peer, or whoever stands in {@code X-Forwarded-For} before the proxies that the operator trusts. Nobody is
 * trusted without being named, not even loopback.
 */
@Singleton
public class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    @Inject
    public ClientAddresses(GatewaySettings settings) {
        this(settings.trustedProxies().orElse(List.of()));
    }

    /** @throws IllegalArgumentException for a proxy that is neither an address nor a network */
    public ClientAddresses(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(String::trim).map(Network::of).toList();
    }

    public IpAddress of(HttpServerRequest request) {
        return client(peer(request), request.headers().getAll(FORWARDED_FOR));
    }

    /** Whether the peer is a proxy whose headers are believed. */
    public boolean isFromTrustedProxy(HttpServerRequest request) {
        return isTrusted(peer(request));
    }

    /**
     * Goes back over the hops as long as each was written by a proxy that is trusted. A hop that cannot be read ends the way:
     * then the proxy that wrote it is all that is known.
     */
    IpAddress client(IpAddress peer, List<String> forwardedFor) {
        if (!isTrusted(peer)) {
            return peer;
        }
        String[] hops = String.join(",", forwardedFor).split(",");
        IpAddress client = peer;
        for (int last = hops.length - 1; last >= 0 && isTrusted(client); last--) {
            IpAddress hop = hop(hops[last].trim());
            if (hop == null) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(IpAddress address) {
        for (Network network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static IpAddress peer(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        IpAddress address = peer == null ? null : IpAddress.parse(peer.hostAddress());
        return address == null ? IpAddress.UNKNOWN : address;
    }

    /** Some proxies write the port too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static IpAddress hop(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':');
        if (text.startsWith("[") && bracket > 0) {
            return IpAddress.parse(text.substring(1, bracket));
        }
        boolean hasPort = colon > 0 && colon == text.lastIndexOf(':');
        return IpAddress.parse(hasPort ? text.substring(0, colon) : text);
    }

    /** What the proxy next to us wrote, which is the last of several; null where there is none that is believed. */
    public String forwarded(HttpServerRequest request, String header) {
        if (!isFromTrustedProxy(request)) {
            return null;
        }
        List<String> values = request.headers().getAll(header);
        if (values.isEmpty()) {
            return null;
        }
        String last = values.get(values.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).trim();
    }
}
