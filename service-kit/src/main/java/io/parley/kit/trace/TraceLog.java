package io.parley.kit.trace;

import io.parley.contracts.trace.TraceParent;
import io.vertx.core.impl.ContextInternal;
import org.jboss.logging.MDC;

/**
 * The {@code trace_id} of log lines. Quarkus keeps it with the duplicated context of a call or of a socket's frame, so that it
 * never reaches the lines of another one on the same event loop; on an event loop without such a context it keeps nothing.
 */
public final class TraceLog {

    private static final String TRACE_ID = "trace_id";

    private TraceLog() {}

    /** For all lines of the call, or of the socket's frame, that is handled here. */
    public static void set(TraceParent trace) {
        MDC.put(TRACE_ID, trace.traceId());
    }

    /** For the lines that are written meanwhile; null, or what is no {@code traceparent}, stands for none. */
    public static void during(String traceparent, Runnable lines) {
        TraceParent trace = TraceParent.parse(traceparent);
        ContextInternal context = ContextInternal.current();
        if (trace == null) {
            lines.run();
        } else if (context == null) {
            set(trace);
            try {
                lines.run();
            } finally {
                MDC.remove(TRACE_ID);
            }
        } else {
            context.duplicate().dispatch(trace, known -> {
                set(known);
                lines.run();
            });
        }
    }
}
