package io.parley.gateway.answer;

import io.parley.contracts.trace.TraceParent;
import io.vertx.ext.web.RoutingContext;

/** The trace of a REST call, or of a socket from its handshake on. */
public final class CallTrace {

    private static final String KEY = CallTrace.class.getName();

    private CallTrace() {}

    static void set(RoutingContext call, TraceParent trace) {
        call.put(KEY, trace);
    }

    public static TraceParent of(RoutingContext call) {
        return call.get(KEY);
    }
}
