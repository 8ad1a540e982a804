package io.parley.chat.conversation;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.live.LiveReceiver;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.problem.ProblemException;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Who is in a conversation and who has blocked it, remembered: typing, presence and receipts ask for it all the time. A change
 * on another instance arrives over {@code parley.live}; where that may have been lost, everything is forgotten, and nothing
 * is remembered for longer than a setting says.
 */
@ApplicationScoped
public class Conversations implements LiveReceiver {

    private final ConversationStore store;
    private final Duration timeout;
    private final AsyncCache<ConversationId, StoredConversation> remembered;
    private final Changes changes = new Changes();

    public Conversations(ConversationStore store, ChatSettings settings, MeterRegistry metrics) {
        this.store = store;
        this.timeout = settings.delivery().timeout();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(settings.cache().conversations())
                .expireAfterWrite(settings.cache().keep())
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(metrics, remembered, "chat.conversations");
    }

    /** For who asks for one that is not there, or in which they are not: nobody learns which. */
    public static ProblemException unknown() {
        return new ProblemException(ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation");
    }

    /** The conversation, or null where there is none, or the user is not in it. */
    public Future<StoredConversation> find(ConversationId id, String user) {
        return id == null
                ? Future.succeededFuture(null)
                : find(id).map(found -> found != null && found.participants().include(user) ? found : null);
    }

    /** The same for many; what is not known here is asked for in one statement. */
    public Future<List<StoredConversation>> findAll(List<ConversationId> ids, String user) {
        List<ConversationId> named = ids.stream().filter(Objects::nonNull).toList();
        var known = remembered.getAll(named, (unknown, executor) -> limited(store.findAll(unknown))
                .map(found -> found.stream().collect(Collectors.toMap(StoredConversation::id, one -> one)))
                .toCompletionStage()
                .toCompletableFuture());
        return Future.fromCompletionStage(known).map(found -> {
            List<StoredConversation> all = new ArrayList<>(ids.size());
            for (ConversationId id : ids) {
                StoredConversation one = id == null ? null : found.get(id);
                all.add(one != null && one.participants().include(user) ? one : null);
            }
            return all;
        });
    }

    private Future<StoredConversation> find(ConversationId id) {
        var known = remembered.getIfPresent(id);
        if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
            return Future.succeededFuture(known.join());
        }
        return Future.fromCompletionStage(remembered.get(
                id,
                (same, executor) -> limited(store.find(id)).toCompletionStage().toCompletableFuture()));
    }

    /** One that never ends would stay in the cache, and with it all who ask. */
    private <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is known here already, without asking PostgreSQL; or null. */
    public StoredConversation ifKnown(ConversationId id) {
        var known = remembered.getIfPresent(id);
        return known == null || !known.isDone() || known.isCompletedExceptionally() ? null : known.join();
    }

    /** As they are now, past what is remembered: those of them that are there. */
    public Future<List<StoredConversation>> readAll(List<ConversationId> ids) {
        return limited(store.findAll(ids));
    }

    public Changes changes() {
        return changes;
    }

    public void forget(ConversationId id) {
        changes.count(id);
        remembered.synchronous().invalidate(id);
    }

    @Override
    public void conversation(LiveItem.ConversationChange change) {
        ConversationId id = ConversationId.parse(change.conversationId());
        if (id != null) {
            forget(id);
        }
    }

    @Override
    public void lost(Instant since) {
        changes.countAll();
        remembered.synchronous().invalidateAll();
    }
}
