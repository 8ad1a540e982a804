package io.parley.notification.list;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Notification;
import io.parley.kit.paging.Asked;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.parley.notification.NotificationSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of what a user missed: {@code /v1/notifications}. */
@Path("/v1/notifications")
@SignedIn
public class ListResource {

    private final ListStore list;
    private final NotificationSettings.Listing limits;

    ListResource(ListStore list, NotificationSettings settings) {
        this.list = list;
        this.limits = settings.listing();
    }

    public record Page(List<Notification> items, String nextCursor, long unreadCount) {}

    public record ReadRequest(String upTo) {}

    public record ReadAnswer(String upTo, long unreadCount) {}

    /** Newest first; a cursor is the id of the last one that was seen. */
    @GET
    public Uni<Page> list(@RestQuery String cursor, @RestQuery String limit, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        int size = Asked.limit(limit, limits.pageSize(), limits.maxPageSize());
        long below = cursor == null ? Long.MAX_VALUE : NotificationId.parse(cursor);
        if (below == 0) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid cursor");
        }
        Future<List<Entry>> page = list.page(user, below, size + 1);
        Future<Long> unread = list.unread(user, limits.maxUnread());
        return PostgresProblems.uni(Future.all(page, unread).map(both -> page(page.result(), size, unread.result())));
    }

    @POST
    @Path("/read")
    public Uni<ReadAnswer> read(ReadRequest request, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        if (request == null || request.upTo == null) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Missing up_to");
        }
        long number = NotificationId.parse(request.upTo);
        if (number == 0) {
            throw invalid();
        }
        return PostgresProblems.uni(list.readUpTo(user, number).compose(read -> {
            if (read == null) {
                return Future.failedFuture(invalid());
            }
            return list.unread(user, limits.maxUnread())
                    .map(unread -> new ReadAnswer(NotificationId.format(read), unread));
        }));
    }

    private static ProblemException invalid() {
        return new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid up_to");
    }

    private static Page page(List<Entry> found, int size, long unread) {
        boolean hasMore = found.size() > size;
        List<Entry> shown = hasMore ? found.subList(0, size) : found;
        return new Page(
                shown.stream().map(Entry::toWire).toList(),
                hasMore ? NotificationId.format(shown.get(size - 1).number()) : null,
                unread);
    }
}
