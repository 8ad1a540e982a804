package io.parley.chat.socket;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.parley.contracts.link.LinkFrame;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.token.BearerToken;
import io.quarkus.websockets.next.HandshakeRequest;
import java.util.List;
import java.util.Map;

/**
 * What a handshake says: who, by the {@code Authorization} header or else the {@code token} parameter, for which
 * conversation, whether messages will be acknowledged, and the trace the session belongs to.
 *
 * @param link what a gateway says of its link ({@link LinkFrame#PARAMETER}); null where there is none
 */
record Handshake(String token, String conversationId, boolean acknowledges, String link, TraceParent trace) {

    static Handshake of(HandshakeRequest request) {
        Map<String, List<String>> parameters =
                new QueryStringDecoder(request.query() == null ? "" : request.query(), false).parameters();
        String bearer = BearerToken.of(request.header("Authorization"));
        return new Handshake(
                bearer != null ? bearer : first(parameters, "token"),
                first(parameters, "conversation_id"),
                "true".equals(first(parameters, "ack")),
                first(parameters, LinkFrame.PARAMETER),
                TraceParent.parseOrStart(request.header(TraceParent.HEADER)));
    }

    boolean isLinked() {
        return link != null;
    }

    /** The session began elsewhere; the first frame says how far it has come. */
    boolean resumes() {
        return LinkFrame.RESUMED.equals(link);
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }
}
