package io.parley.chat.match;

import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.Participants;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.delivery.MessageAnnouncer;
import io.parley.chat.live.Fanout;
import io.parley.chat.message.StoredMessage;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.inbox.EventHandler;
import io.parley.kit.outbox.OutboxRelay;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a conversation of a match, and tells the two. */
@ApplicationScoped
public class Matches implements EventHandler {

    private final ConversationStore conversations;
    private final WelcomeStore welcomes;
    private final WelcomeTexts texts;
    private final Fanout fanout;
    private final MessageAnnouncer announcer;
    private final OutboxRelay relay;

    public Matches(
            ConversationStore conversations,
            WelcomeStore welcomes,
            WelcomeTexts texts,
            Fanout fanout,
            MessageAnnouncer announcer,
            OutboxRelay relay) {
        this.conversations = conversations;
        this.welcomes = welcomes;
        this.texts = texts;
        this.fanout = fanout;
        this.announcer = announcer;
        this.relay = relay;
    }

    /** @param welcome null where something was said in the conversation before they matched */
    private record Met(ConversationStore.Creation creation, StoredMessage welcome, Instant matchedAt) {}

    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        List<Met> all = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (event.data() instanceof EventData.MatchCreated match) {
                done = done.compose(before -> meet(transaction, match, TraceParent.parseOrStart(event.traceparent())))
                        .map(met -> {
                            all.add(met);
                            return null;
                        });
            }
        }
        return done.map(stored -> () -> {
            all.forEach(this::tell);
            relay.wake();
        });
    }

    private Future<Met> meet(SqlConnection transaction, EventData.MatchCreated match, TraceParent trace) {
        Participants two =
                Participants.of(match.userIds().get(0), match.userIds().get(1));
        return conversations.findOrCreate(transaction, two, trace).compose(creation -> welcomes.welcome(
                        transaction, creation.conversation().id(), texts.in(match.language()), trace)
                .map(welcome -> new Met(creation, welcome, match.createdAt())));
    }

    private void tell(Met met) {
        StoredConversation conversation = met.creation.conversation();
        Participants two = conversation.participants();
        for (String user : two.ids()) {
            fanout.toUsers(
                    List.of(user),
                    new ServerFrame.MatchCreated(
                            two.besides(user), conversation.id().toString(), met.matchedAt));
        }
        if (met.creation.isNew()) {
            fanout.toUsers(two.ids(), new ServerFrame.ConversationCreated(conversation.toWire()));
        }
        if (met.welcome != null) {
            announcer.announceFromSystem(met.welcome, two);
        }
    }
}
