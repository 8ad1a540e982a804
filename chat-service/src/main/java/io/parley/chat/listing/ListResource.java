package io.parley.chat.listing;

import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.ErrorCode;
import io.parley.kit.paging.Asked;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The conversations of a user: {@code GET /v1/conversations} and each of them. */
@Path("/v1/conversations")
@SignedIn
public class ListResource {

    private final ListStore conversations;
    private final ChatSettings.Listing limits;

    ListResource(ListStore conversations, ChatSettings settings) {
        this.conversations = conversations;
        this.limits = settings.listing();
    }

    record Page(List<Listed.Item> items, String nextCursor) {}

    /** Newest activity first. One that becomes active meanwhile moves to the front, and may be missed by the pages to come. */
    @GET
    public Uni<Page> list(@RestQuery String cursor, @RestQuery String limit, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        int size = Asked.limit(limit, limits.pageSize(), limits.maxPageSize());
        ListCursor after = cursor == null ? null : ListCursor.parse(cursor);
        if (cursor != null && after == null) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid cursor");
        }
        return PostgresProblems.uni(conversations.page(user, after, size + 1).map(found -> page(user, found, size)));
    }

    private static Page page(String user, List<Listed> found, int size) {
        boolean hasMore = found.size() > size;
        List<Listed> shown = hasMore ? found.subList(0, size) : found;
        return new Page(
                shown.stream().map(one -> one.toWire(user)).toList(),
                hasMore ? shown.get(size - 1).cursor().toString() : null);
    }

    @GET
    @Path("/{id}")
    public Uni<Listed.Item> one(@RestPath String id, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        ConversationId conversation = ConversationId.parse(id);
        if (conversation == null) {
            throw Conversations.unknown();
        }
        return PostgresProblems.uni(conversations.one(user, conversation).map(found -> {
            if (found == null) {
                throw Conversations.unknown();
            }
            return found.toWire(user);
        }));
    }
}
