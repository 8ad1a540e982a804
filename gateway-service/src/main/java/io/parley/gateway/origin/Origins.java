package io.parley.gateway.origin;

import io.parley.gateway.GatewaySettings;
import io.parley.gateway.address.ClientAddresses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Decides whether a page may talk to the address it asked for: its own origin, or one that the operator listed. */
@Singleton
public class Origins {

    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String ANY_BELOW = "*.";

    private final List<OriginPattern> allowed;
    private final ClientAddresses addresses;

    @Inject
    public Origins(GatewaySettings settings, ClientAddresses addresses) {
        this(settings.allowedOrigins(), addresses);
    }

    /** @throws IllegalArgumentException for an entry that is no origin */
    Origins(List<String> allowed, ClientAddresses addresses) {
        this.allowed = allowed.stream()
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .map(OriginPattern::of)
                .toList();
        this.addresses = addresses;
    }

    public boolean permits(HttpServerRequest request) {
        List<String> origin = request.headers().getAll(HttpHeaders.ORIGIN);
        return switch (origin.size()) {
            // No browser.
            case 0 -> true;
            case 1 -> permits(origin.get(0), scheme(request), host(request));
            default -> false;
        };
    }

    /** @param scheme with which the client asked, and {@code host} whom, as far as is known */
    boolean permits(String text, String scheme, String host) {
        Origin origin = Origin.parse(text);
        return origin != null && (isOwn(origin, scheme, host) || isListed(origin));
    }

    /**
     * Whether a token that is for the pages of these domains alone may be used by this page. Without such a claim, which is
     * an empty list, any may. With it nobody may who does not say where the page is from: on a socket every browser says it,
     * and a stolen token is not to be freed by leaving a header out.
     */
    public static boolean permits(String text, List<String> allowedDomains) {
        if (allowedDomains.isEmpty()) {
            return true;
        }
        Origin origin = Origin.parse(text);
        return origin != null
                && !origin.equals(Origin.OPAQUE)
                && allowedDomains.stream()
                        .map(domain -> domain.trim().toLowerCase(Locale.ROOT))
                        .anyMatch(domain -> isIn(origin.host(), domain));
    }

    /** A page over TLS is the same origin where TLS ended before the gateway; one without TLS is not where it did not. */
    private static boolean isOwn(Origin origin, String scheme, String host) {
        return host != null
                && (origin.equals(Origin.parse(scheme + "://" + host))
                        || origin.equals(Origin.parse("https://" + host)));
    }

    private boolean isListed(Origin origin) {
        for (OriginPattern pattern : allowed) {
            if (pattern.matches(origin)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String host, String domain) {
        return domain.startsWith(ANY_BELOW) ? host.endsWith(domain.substring(1)) : host.equals(domain);
    }

    private String scheme(HttpServerRequest request) {
        String forwarded = addresses.forwarded(request, FORWARDED_PROTO);
        return switch (forwarded == null ? request.scheme() : forwarded.toLowerCase(Locale.ROOT)) {
            // Traefik names a socket's own scheme.
            case "wss", "https" -> "https";
            default -> "http";
        };
    }

    private String host(HttpServerRequest request) {
        String forwarded = addresses.forwarded(request, FORWARDED_HOST);
        if (forwarded != null) {
            return forwarded;
        }
        HostAndPort authority = request.authority();
        return authority == null ? null : authority.toString();
    }
}
