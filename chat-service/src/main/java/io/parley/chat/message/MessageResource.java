package io.parley.chat.message;

import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Message;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.paging.Asked;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/conversations/{id}/messages}. */
@Path("/v1/conversations/{id}/messages")
@SignedIn
public class MessageResource {

    private final Conversations conversations;
    private final MessageStore messages;
    private final Sending sending;
    private final ChatSettings.History limits;

    public MessageResource(Conversations conversations, MessageStore messages, Sending sending, ChatSettings settings) {
        this.conversations = conversations;
        this.messages = messages;
        this.sending = sending;
        this.limits = settings.history();
    }

    public record NewText(String text, String replyTo) {}

    /** 201 with the message, 200 with the first one where the key was used before. Sockets see it as if it came over one. */
    @POST
    public Uni<RestResponse<Message>> send(
            @RestPath String id,
            NewText body,
            @RestHeader("Idempotency-Key") String key,
            @RestHeader(TraceParent.HEADER) String traceparent,
            @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        RestReply reply = new RestReply(user, TraceParent.parseOrStart(traceparent));
        sending.send(user, id, body == null ? null : body.text(), key, body == null ? null : body.replyTo(), reply);
        return UniHelper.toUni(reply.answer());
    }

    /** @param nextCursor the value for the same parameter, {@code before} or {@code after}, that brings the next page */
    public record Page(List<Message> items, String nextCursor) {}

    /** The newest messages, or those before or after one; oldest first in each case. */
    @GET
    public Uni<Page> page(
            @RestPath String id,
            @RestQuery String before,
            @RestQuery String after,
            @RestQuery String limit,
            @Context SecurityContext caller) {
        ConversationId conversation = ConversationId.parse(id);
        if (conversation == null) {
            throw Conversations.unknown();
        }
        if (before != null && after != null) {
            throw invalid("Only one of before and after can be given");
        }
        int size = Asked.limit(limit, limits.pageSize(), limits.maxPageSize());
        String user = caller.getUserPrincipal().getName();
        if (after != null) {
            long from = place("after", after, conversation);
            return page(conversation, user, messages.after(conversation, from, size + 1), size, true);
        }
        long to = before == null ? Long.MAX_VALUE : place("before", before, conversation);
        return page(conversation, user, messages.before(conversation, to, size + 1), size, false);
    }

    /** One message more than the page holds was asked for: if it is there, so is another page. */
    private Uni<Page> page(
            ConversationId conversation, String user, Future<List<StoredMessage>> found, int size, boolean forward) {
        Future<Page> page = conversations.find(conversation, user).compose(stored -> {
            if (stored == null) {
                throw Conversations.unknown();
            }
            return found.map(all -> {
                boolean hasMore = all.size() > size;
                List<StoredMessage> items =
                        !hasMore ? all : forward ? all.subList(0, size) : all.subList(1, all.size());
                String next =
                        !hasMore ? null : items.get(forward ? size - 1 : 0).id().toString();
                return new Page(
                        items.stream().map(message -> message.toWire(user)).toList(), next);
            });
        });
        return PostgresProblems.uni(page);
    }

    private static long place(String parameter, String messageId, ConversationId conversation) {
        MessageId id = MessageId.parse(messageId);
        if (id == null || !id.conversation().equals(conversation)) {
            throw invalid("Invalid " + parameter);
        }
        return id.seq();
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, message);
    }
}
