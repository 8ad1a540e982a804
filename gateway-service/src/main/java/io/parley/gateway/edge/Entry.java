package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.http.ServerWebSocket;

/** What becomes of a handshake before anyone looks at its token. */
sealed interface Entry {

    record Open() implements Entry {}

    /** It gets its upgrade, hears why not, and is closed. */
    record Refused(ServerFrame.Failure failure, CloseCode close) implements Entry {

        void tell(ServerWebSocket socket, SocketMetrics metrics) {
            String text = FrameWriter.write(failure);
            metrics.sent(failure.type(), text.length());
            socket.writeTextMessage(text);
            // Vert.x gives the client a few seconds for its answer, and reads nothing else of it.
            socket.close((short) close.code(), close.reason());
        }
    }

    /** It gets no upgrade. */
    record TurnedAway(long retryAfterSeconds) implements Entry {}

    Entry OPEN = new Open();
}
