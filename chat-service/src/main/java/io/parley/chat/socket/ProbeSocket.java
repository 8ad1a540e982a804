package io.parley.chat.socket;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;

/** Answers {@code ping} with {@code pong} and does nothing else, so that a gateway can see the way here works. */
@WebSocket(path = "/ws/probe")
public class ProbeSocket {

    private final FrameReader reader = new FrameReader(FrameLimits.DEFAULT);

    @OnTextMessage
    public Uni<String> text(String frame) {
        ServerFrame answer = reader.readClient(frame) instanceof Reading.Invalid<ClientFrame> invalid
                ? invalid.toFrame()
                : new ServerFrame.Pong(null);
        return Uni.createFrom().item(FrameWriter.write(answer));
    }
}
