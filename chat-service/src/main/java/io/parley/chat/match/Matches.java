package io.parley.chat.match;

import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.Participants;
import io.parley.chat.profile.ProfileStore;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.inbox.EventHandler;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Makes a conversation of a match, and closes it when the match ends. The two events may come in either order, to one instance or
 * to two: what is stored is the same in the end.
 */
@ApplicationScoped
public class Matches implements EventHandler {

    private final ConversationStore conversations;
    private final WelcomeStore welcomes;
    private final WelcomeTexts texts;
    private final ProfileStore profiles;
    private final MatchAnnouncer announcer;

    public Matches(
            ConversationStore conversations,
            WelcomeStore welcomes,
            WelcomeTexts texts,
            ProfileStore profiles,
            MatchAnnouncer announcer) {
        this.conversations = conversations;
        this.welcomes = welcomes;
        this.texts = texts;
        this.profiles = profiles;
        this.announcer = announcer;
    }

    /** An event about a match. */
    private record Turn(Participants two, EventData data, TraceParent trace) {

        /** Null for what says nothing of a match. */
        static Turn of(Event event) {
            List<String> users = event.data() instanceof EventData.MatchCreated created
                    ? created.userIds()
                    : event.data() instanceof EventData.MatchEnded ended ? ended.userIds() : null;
            return users == null
                    ? null
                    : new Turn(
                            Participants.of(users.get(0), users.get(1)),
                            event.data(),
                            TraceParent.parseOrStart(event.traceparent()));
        }
    }

    /** Pair by pair in the order of their names, so that two instances never wait for each other in a circle. */
    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        List<Turn> turns = events.stream()
                .map(Turn::of)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing((Turn turn) -> turn.two.userA()).thenComparing(turn -> turn.two.userB()))
                .toList();
        List<Runnable> told = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Turn turn : turns) {
            done = done.compose(before -> take(transaction, turn)).map(toTell -> {
                told.add(toTell);
                return null;
            });
        }
        return done.map(stored -> () -> {
            told.forEach(Runnable::run);
            announcer.wakeRelay();
        });
    }

    private Future<Runnable> take(SqlConnection transaction, Turn turn) {
        return conversations
                .findOrCreate(transaction, turn.two, turn.trace)
                .compose(creation -> turn.data instanceof EventData.MatchEnded ended
                        ? close(transaction, creation, ended)
                        : meet(transaction, creation, (EventData.MatchCreated) turn.data, turn.trace));
    }

    private Future<Runnable> meet(
            SqlConnection transaction,
            ConversationStore.Creation creation,
            EventData.MatchCreated match,
            TraceParent trace) {
        return welcomes.welcome(transaction, creation.conversation().id(), texts.in(match.language()), trace)
                .compose(welcome -> creation.conversation().isClosed()
                        ? Future.succeededFuture(NOTHING)
                        : profiles.find(transaction, match.userIds())
                                .map(known -> () -> announcer.met(creation, welcome, known, match.createdAt())));
    }

    private Future<Runnable> close(
            SqlConnection transaction, ConversationStore.Creation creation, EventData.MatchEnded match) {
        return conversations
                .close(transaction, creation.conversation().id(), match.endedAt())
                .map(closed -> closed == null || creation.isNew() ? NOTHING : () -> announcer.parted(closed));
    }
}
