package io.parley.chat.live;

import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.AddressedFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows a frame to users, wherever their sockets are. */
@ApplicationScoped
public class Fanout {

    private final SessionRegistry sessions;
    private final LiveExchange live;

    public Fanout(SessionRegistry sessions, LiveExchange live) {
        this.sessions = sessions;
        this.live = live;
    }

    public void toUsers(List<String> users, ServerFrame frame) {
        String written = FrameWriter.write(frame);
        users.forEach(user -> sessions.send(user, written));
        live.publish(List.of(new AddressedFrame(users, written)));
    }
}
