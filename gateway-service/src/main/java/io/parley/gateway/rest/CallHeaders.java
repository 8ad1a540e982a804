package io.parley.gateway.rest;

import io.parley.gateway.answer.AnswerHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which headers go through the front door. */
final class CallHeaders {

    /** They are between two neighbours (RFC 9110, 7.6.1); each side of the gateway has its own. */
    private static final Set<String> OF_ONE_HOP = caseless(List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "HTTP2-Settings"));

    /** What a client says of its way here, or of what it wants from the gateway alone. */
    private static final Set<String> NOT_FOR_SERVICES = caseless(List.of(
            "Host", "Expect", "Forwarded", "Via", "X-Real-Ip", "X-Request-Id", "traceparent", "tracestate", "baggage"));

    private static final String FORWARDED = "x-forwarded-";

    private CallHeaders() {}

    /** What a client sent, as a service gets it; what the gateway itself says of the call is not in it yet. */
    static void toService(MultiMap from, MultiMap to) {
        Set<String> named = namedInConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (!OF_ONE_HOP.contains(name)
                    && !named.contains(name)
                    && !NOT_FOR_SERVICES.contains(name)
                    && !name.toLowerCase(Locale.ROOT).startsWith(FORWARDED)) {
                to.add(name, header.getValue());
            }
        }
    }

    /** What a service answered, as the client gets it; the gateway's own headers are there already, and stay. */
    static void toClient(MultiMap from, MultiMap to) {
        Set<String> named = namedInConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (!OF_ONE_HOP.contains(name)
                    && !named.contains(name)
                    && !AnswerHeaders.areOurs(name)
                    && !name.equalsIgnoreCase("Set-Cookie")) {
                to.add(name, header.getValue());
            }
        }
    }

    private static Set<String> namedInConnection(MultiMap headers) {
        return caseless(headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                // A call whose length or caller the gateway was told to lose is none.
                .filter(name -> !name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Authorization"))
                .toList());
    }

    private static Set<String> caseless(Collection<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
