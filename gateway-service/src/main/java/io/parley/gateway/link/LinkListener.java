package io.parley.gateway.link;

import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.vertx.core.http.WebSocketFrame;

/** The client's end of a {@link ChatLink}. */
public interface LinkListener {

    /** A frame for the client. */
    void fromChat(WebSocketFrame frame, ServerFrameType type, int bytes);

    /** The link itself has something to say to the client. */
    void tell(ServerFrame.Failure failure);

    /** The chat service ended the session, with this code. */
    void ended(short code, String reason);

    /** No instance could be reached for too long. */
    void unreachable();

    /** What the client sends has no way to go for now; or it has again. */
    void mayRead(boolean may);
}
