package io.parley.local.town;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.TypingState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One who answers by themselves: likes whom they may, greets a match that says nothing, reads what is said, types for a moment
 * and answers. One answer a conversation is under way at a time, so nobody gets them faster than a person writes.
 */
final class Resident {

    private static final System.Logger LOG = System.getLogger(Resident.class.getName());
    private static final int LOOK_AROUND_MILLIS = 4_000;
    private static final int MOST_LIKES_A_LOOK = 3;
    private static final int MOST_ANSWERS_UNDER_WAY = 50;

    private final Townsperson person;
    private final Set<String> neighbours;
    private final GatewayCalls calls;
    private final ScheduledExecutorService thread;
    private final LastingSocket socket;
    /** The newest message of each conversation in which an answer is under way. */
    private final Map<String, Said> unanswered = new HashMap<>();

    private record Said(String id, String text) {}

    /** @param neighbours the others who answer by themselves: two of them would never come to an end */
    Resident(Townsperson person, Set<String> neighbours, GatewayCalls calls, ScheduledExecutorService thread) {
        this.person = person;
        this.neighbours = neighbours;
        this.calls = calls;
        this.thread = thread;
        this.socket = new LastingSocket(person.id(), calls, thread, this::hear);
    }

    void begin() {
        thread.execute(socket::open);
        later(LOOK_AROUND_MILLIS / 4, this::lookAround);
    }

    void end() {
        thread.execute(socket::close);
    }

    private void hear(ServerFrame frame) {
        if (frame instanceof ServerFrame.SessionReady) {
            catchUp();
        } else if (frame instanceof ServerFrame.MatchCreated match) {
            later(3_000, () -> greet(match.conversationId()));
        } else if (frame instanceof ServerFrame.MessageCreated said
                && isOthers(said.message().senderId())) {
            String message = said.message().id();
            socket.say(new ClientFrame.MessageAck(said.conversationId(), message, null));
            consider(said.conversationId(), new Said(message, said.message().text()));
        }
    }

    /** What was said while nobody listened, or was read and not answered: whoever has the last word waits. */
    private void catchUp() {
        then(calls.get(socket.token(), "/v1/conversations?limit=100"), list -> {
            for (JsonNode item : list.path("items")) {
                JsonNode last = item.path("last_message");
                String sender = last.path("sender_id").asText();
                if (last.isNull() || sender.equals(PhraseBook.SYSTEM)) {
                    greet(item.path("id").asText());
                } else if (isOthers(sender)) {
                    consider(
                            item.path("id").asText(),
                            new Said(last.path("id").asText(), last.path("text").asText()));
                }
            }
        });
    }

    /** Whoever likes one of those here has a match at once; whoever is liked first finds out when they like back. */
    private void lookAround() {
        later(LOOK_AROUND_MILLIS, this::lookAround);
        if (socket.token() == null) {
            return;
        }
        then(calls.get(socket.token(), "/v1/discovery/candidates"), page -> {
            int likes = 0;
            for (JsonNode candidate : page.path("items")) {
                String id = candidate.path("id").asText();
                if (!neighbours.contains(id) && likes++ < MOST_LIKES_A_LOOK) {
                    then(
                            calls.put(socket.token(), "/v1/discovery/likes/" + GatewayCalls.encoded(id), null),
                            liked -> {});
                }
            }
        });
    }

    private void greet(String conversation) {
        then(calls.get(socket.token(), "/v1/conversations/" + conversation), now -> {
            JsonNode last = now.path("last_message");
            if (last.isNull() || last.path("sender_id").asText().equals(PhraseBook.SYSTEM)) {
                type(conversation);
                later(2_000, () -> say(conversation, PhraseBook.greeting(person, conversation), "hello"));
            }
        });
    }

    private void consider(String conversation, Said said) {
        if (unanswered.size() >= MOST_ANSWERS_UNDER_WAY || unanswered.put(conversation, said) != null) {
            return;
        }
        later(1_000, () -> {
            read(conversation, unanswered.get(conversation));
            type(conversation);
            later(2_000, () -> {
                Said newest = unanswered.remove(conversation);
                read(conversation, newest);
                say(conversation, PhraseBook.answer(person, newest.text(), newest.id()), newest.id());
            });
        });
    }

    private void read(String conversation, Said upTo) {
        socket.say(new ClientFrame.ReadSet(conversation, upTo.id(), null));
    }

    private void type(String conversation) {
        socket.say(new ClientFrame.TypingSet(conversation, TypingState.ON, null));
    }

    /** @param key once for the same, whatever the socket goes through */
    private void say(String conversation, String text, String key) {
        socket.say(new ClientFrame.MessageSend(conversation, text, "town-" + key, null, null));
    }

    private boolean isOthers(String sender) {
        return !sender.equals(person.id()) && !sender.equals(PhraseBook.SYSTEM);
    }

    /** After about so long, as people are. */
    private void later(int millis, Runnable work) {
        thread.schedule(work, millis * 3L / 4 + ThreadLocalRandom.current().nextInt(millis / 2), TimeUnit.MILLISECONDS);
    }

    /** What fails is left for the next time. */
    private <T> void then(CompletionStage<T> call, Consumer<T> work) {
        call.thenAcceptAsync(work, thread).exceptionally(failure -> {
            LOG.log(System.Logger.Level.DEBUG, () -> person.id() + " had no answer: " + failure.getMessage());
            return null;
        });
    }
}
