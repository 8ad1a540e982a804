package io.parley.gateway.edge;

import io.parley.contracts.frame.ClientFrame;

/** Who decides about what a client may do. */
interface Door {

    /**
     * The client says who it is.
     *
     * @param asked the frame in which it does, and which is answered; null where it did so in its handshake
     */
    void letIn(ClientSocket client, String jwt, ClientFrame.Auth asked);

    /** The client says it again, with a newer token; answers whether the chat service is to know. */
    boolean renew(ClientSocket client, ClientFrame.Auth auth);

    /** Whether the client may send this now; it is told if not. Null stands for what is no frame of the protocol. */
    boolean mayPass(ClientSocket client, ClientFrame frame);
}
