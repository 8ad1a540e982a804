package io.parley.gateway.link;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.parley.contracts.link.LinkFrame;
import io.parley.contracts.trace.TraceParent;

/**
 * What a client asked for when it connected, as far as the chat service has to know.
 *
 * @param conversationId to subscribe to at once; or null
 * @param acknowledges   whether it acknowledges messages
 * @param trace          what ties together all that comes of the client's socket
 */
public record LinkRequest(String conversationId, boolean acknowledges, TraceParent trace) {

    /** The query of the first link. */
    String begin() {
        QueryStringEncoder query = query(LinkFrame.NEW);
        if (conversationId != null) {
            query.addParam("conversation_id", conversationId);
        }
        return query.toString();
    }

    /** The query of a link that takes the place of a lost one. */
    String resume() {
        return query(LinkFrame.RESUMED).toString();
    }

    private QueryStringEncoder query(String link) {
        QueryStringEncoder query = new QueryStringEncoder("");
        query.addParam(LinkFrame.PARAMETER, link);
        if (acknowledges) {
            query.addParam("ack", "true");
        }
        return query;
    }
}
