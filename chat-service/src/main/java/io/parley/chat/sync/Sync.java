package io.parley.chat.sync;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.delivery.CatchUp;
import io.parley.chat.message.MessageStore;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Brings a device what it missed: see the package's page. One sync at a time and session. */
@ApplicationScoped
public class Sync implements SessionListener {

    private static final Logger LOG = Logger.getLogger(Sync.class);

    private final SyncStore store;
    private final Conversations conversations;
    private final MessageStore messages;
    private final CatchUp catchUp;
    private final ChatSettings.Sync settings;
    private final Counter pages;
    private final Set<Session> running = ConcurrentHashMap.newKeySet();

    Sync(
            SyncStore store,
            Conversations conversations,
            MessageStore messages,
            CatchUp catchUp,
            ChatSettings settings,
            MeterRegistry metrics) {
        this.store = store;
        this.conversations = conversations;
        this.messages = messages;
        this.catchUp = catchUp;
        this.settings = settings.sync();
        this.pages = metrics.counter("parley.chat.sync.pages");
    }

    /** Ends with the last page, or the error that stands for it. */
    public Future<?> start(Session session, ClientFrame.Sync frame) {
        Marks marks = Marks.of(frame.conversations());
        if (marks == null) {
            fail(session, ErrorCode.VALIDATION_ERROR, "Invalid conversations for sync", frame.ref());
            return Future.succeededFuture();
        }
        if (!running.add(session)) {
            session.send(new ServerFrame.Failure(
                    ErrorCode.RATE_LIMITED, "A sync is under way on this socket", 1L, frame.ref()));
            return Future.succeededFuture();
        }
        return new SyncRun(this, session, marks, frame.ref()).run().onComplete(ended -> {
            running.remove(session);
            if (ended.failed()) {
                LOG.warnf("a sync was given up: %s", ended.cause().getMessage());
                fail(session, ErrorCode.UNAVAILABLE, "Messages cannot be read at the moment", frame.ref());
            }
        });
    }

    @Override
    public void closed(Session session) {
        running.remove(session);
    }

    SyncStore store() {
        return store;
    }

    Conversations conversations() {
        return conversations;
    }

    MessageStore messages() {
        return messages;
    }

    CatchUp catchUp() {
        return catchUp;
    }

    ChatSettings.Sync settings() {
        return settings;
    }

    void countPage() {
        pages.increment();
    }

    <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    static void fail(Session session, ErrorCode code, String message, String ref) {
        session.send(new ServerFrame.Failure(code, message, ref));
    }
}
