package io.parley.kit.trace;

import io.parley.contracts.trace.TraceParent;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** The log lines of a REST call bear the trace it came with; one that came with none starts its own. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class TraceFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(TraceFilter.class);

    @Override
    public void filter(ContainerRequestContext request) {
        TraceParent trace = TraceParent.parseOrStart(request.getHeaderString(TraceParent.HEADER));
        // Whoever handles the call reads it there.
        request.getHeaders().putSingle(TraceParent.HEADER, trace.toString());
        TraceLog.set(trace);
    }

    /** A line for each call. Its query is left out: a token might be in it. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        LOG.debugf("%s %s: %d", request.getMethod(), request.getUriInfo().getPath(), response.getStatus());
    }
}
