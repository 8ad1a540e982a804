package io.parley.chat.socket;

import io.parley.chat.delivery.CatchUp;
import io.parley.chat.delivery.HeadCheck;
import io.parley.chat.session.Session;
import jakarta.enterprise.context.ApplicationScoped;

/** A session that came from another instance gets what it missed on the way. */
@ApplicationScoped
class Resuming {

    private final CatchUp catchUp;
    private final HeadCheck headCheck;

    Resuming(CatchUp catchUp, HeadCheck headCheck) {
        this.catchUp = catchUp;
        this.headCheck = headCheck;
    }

    /** The gateway has repeated what it had no answer to. Only with the answers is it known which messages the client waits for. */
    void repeated(Session session) {
        session.link().whenSendsAreAnswered(() -> {
            session.places().thaw().forEach(conversation -> catchUp.request(conversation, session));
            headCheck.resumed(session, session.link().lostSince());
        });
    }
}
