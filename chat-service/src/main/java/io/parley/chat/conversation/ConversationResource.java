package io.parley.chat.conversation;

import io.parley.chat.profile.ProfileStore;
import io.parley.contracts.frame.Conversation;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.MessageText;
import io.parley.contracts.frame.Profile;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
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
    private final ConversationAnnouncer announcer;
    private final OutboxRelay relay;
    private final ProfileStore profiles;

    public ConversationResource(
            ConversationStore conversations,
            ConversationAnnouncer announcer,
            OutboxRelay relay,
            ProfileStore profiles) {
        this.conversations = conversations;
        this.announcer = announcer;
        this.relay = relay;
        this.profiles = profiles;
    }

    public record NewConversation(List<String> participantIds) {}

    /** 201 with a new conversation, 200 with the one these two have already. */
    @POST
    public Uni<RestResponse<Conversation>> create(
            NewConversation request,
            @RestHeader(TraceParent.HEADER) String traceparent,
            @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        Participants participants = participants(user, request == null ? null : request.participantIds());
        return PostgresProblems.uni(conversations
                .findOrCreate(participants, TraceParent.parseOrStart(traceparent))
                .compose(creation -> profiles.find(participants.ids())
                        // The conversation is there: it is told without names rather than not at all.
                        .otherwise(Map.of())
                        .map(known -> answer(user, creation, known))));
    }

    private RestResponse<Conversation> answer(
            String caller, ConversationStore.Creation creation, Map<String, Profile> profiles) {
        Conversation body = creation.conversation().toWire(caller, profiles);
        if (!creation.isNew()) {
            return RestResponse.ok(body);
        }
        announcer.created(creation.conversation(), profiles);
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
