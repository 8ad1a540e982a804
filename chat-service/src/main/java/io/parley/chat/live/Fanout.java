package io.parley.chat.live;

import io.parley.chat.session.Session;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows a frame to users, wherever their sockets are. */
@ApplicationScoped
public class Fanout {

    private final SessionRegistry sessions;
    private final LivePublisher live;

    public Fanout(SessionRegistry sessions, LivePublisher live) {
        this.sessions = sessions;
        this.live = live;
    }

    public void toUsers(List<String> users, ServerFrame frame) {
        toUsers(users, frame, null, frame);
    }

    /** The session that asked, if there is one here, gets a version of its own. */
    public void toUsers(List<String> users, ServerFrame frame, Session origin, ServerFrame forOrigin) {
        String written = FrameWriter.write(frame);
        for (String user : users) {
            for (Session session : sessions.of(user)) {
                if (session != origin) {
                    session.send(written);
                }
            }
        }
        if (origin != null) {
            origin.send(forOrigin);
        }
        live.publish(new LiveItem.Frame(users, written));
    }
}
