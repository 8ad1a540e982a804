package io.parley.chat.conversation;

import io.parley.chat.live.Fanout;
import io.parley.chat.profile.ProfileStore;
import io.parley.contracts.frame.Conversation;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.MessageText;
import io.parley.contracts.frame.Profile;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/conversations}. */
@Path("/v1/conversations")
@SignedIn
public class ConversationResource {

    private final ConversationStore conversations;
    private final Fanout fanout;
    private final OutboxRelay relay;
    private final ProfileStore profiles;
    private final Pool pool;

    public ConversationResource(
            ConversationStore conversations, Fanout fanout, OutboxRelay relay, ProfileStore profiles, Pool pool) {
        this.conversations = conversations;
        this.profiles = profiles;
        this.pool = pool;
        this.fanout = fanout;
        this.relay = relay;
    }

    public record NewConversation(List<String> participantIds) {}

    /** 201 with a new conversation, 200 with the one these two have already. */
    @POST
    public Uni<RestResponse<Conversation>> create(
            NewConversation request,
            @RestHeader(TraceParent.HEADER) String traceparent,
            @Context SecurityContext caller) {
        Participants participants =
                participants(caller.getUserPrincipal().getName(), request == null ? null : request.participantIds());
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(conversations
                .findOrCreate(participants, TraceParent.parseOrStart(traceparent))
                .compose(creation -> profiles.find(pool, participants.ids())
                        // The conversation is there: it is told without names rather than not at all.
                        .otherwise(Map.of())
                        .map(known -> announce(user, creation, known))));
    }

    private RestResponse<Conversation> announce(
            String caller, ConversationStore.Creation creation, Map<String, Profile> profiles) {
        Conversation conversation = creation.conversation().toWire();
        Participants two = creation.conversation().participants();
        Conversation body = conversation.with(profiles.get(two.besides(caller)));
        if (!creation.isNew()) {
            return RestResponse.ok(body);
        }
        for (String user : two.ids()) {
            fanout.toUsers(
                    List.of(user),
                    new ServerFrame.ConversationCreated(conversation.with(profiles.get(two.besides(user)))));
        }
        relay.wake();
        return RestResponse.status(RestResponse.Status.CREATED, body);
    }

    /** The caller and one other; whether the caller is named is the caller's choice. */
    private static Participants participants(String caller, List<String> named) {
        if (named == null) {
            throw invalid("Missing participant_ids");
        }
        Set<String> all = new LinkedHashSet<>(List.of(caller));
        for (String user : named) {
            if (user == null
                    || user.isBlank()
                    || user.length() > FrameLimits.MAX_NAME_CHARACTERS
                    || MessageText.isMalformed(user)) {
                throw invalid("Invalid participant_ids");
            }
            all.add(user);
        }
        if (all.size() != 2) {
            throw invalid("participant_ids must name exactly one user besides the caller");
        }
        return Participants.of(caller, all.stream().skip(1).findFirst().orElseThrow());
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, message);
    }
}
