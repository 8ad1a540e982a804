package io.parley.chat.sync;

import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.Receipt;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** A user's conversations with all that a device must know of them but the messages. */
@ApplicationScoped
class SyncStore {

    /** Newest first: one that is made meanwhile is announced, and not looked for here. */
    private static final String PAGE = """
            select %s, c.last_seq, ra.read_seq as read_a, ra.delivered_seq as delivered_a,
                rb.read_seq as read_b, rb.delivered_seq as delivered_b
            from (
                select * from (
                    select * from chat.conversation where user_a = $1
                    union all
                    select * from chat.conversation where user_b = $1
                ) mine
                where $2::uuid is null or id < $2
                order by id desc limit $3
            ) c
            left join chat.receipt ra on ra.conversation_id = c.id and ra.user_id = c.user_a
            left join chat.receipt rb on rb.conversation_id = c.id and rb.user_id = c.user_b
            order by c.id desc
            """.formatted(ConversationStore.COLUMNS);

    private final Pool pool;

    SyncStore(Pool pool) {
        this.pool = pool;
    }

    /** @param receipts of both; of those of the other one nothing is shown while the conversation is blocked, or once it is closed */
    record SyncedConversation(StoredConversation conversation, long lastSeq, List<Receipt> receipts) {

        ConversationId id() {
            return conversation.id();
        }

        SyncedConversation as(StoredConversation now) {
            return new SyncedConversation(now, lastSeq, receipts);
        }

        List<Receipt> receiptsFor(String viewer) {
            return conversation.isOpen()
                    ? receipts
                    : receipts.stream()
                            .filter(receipt -> receipt.userId().equals(viewer))
                            .toList();
        }
    }

    /** Up to {@code limit} conversations of the user, those after {@code last}, which is null for the first page. */
    Future<List<SyncedConversation>> page(String user, ConversationId last, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(user, last == null ? null : last.uuid(), limit))
                .map(rows -> {
                    List<SyncedConversation> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(synced(row)));
                    return page;
                });
    }

    private static SyncedConversation synced(Row row) {
        StoredConversation conversation = ConversationStore.conversation(row);
        ConversationId id = conversation.id();
        return new SyncedConversation(
                conversation,
                row.getLong("last_seq"),
                List.of(
                        receipt(
                                id,
                                conversation.participants().userA(),
                                row.getLong("read_a"),
                                row.getLong("delivered_a")),
                        receipt(
                                id,
                                conversation.participants().userB(),
                                row.getLong("read_b"),
                                row.getLong("delivered_b"))));
    }

    private static Receipt receipt(ConversationId conversation, String user, Long read, Long delivered) {
        return new Receipt(user, messageId(conversation, read), messageId(conversation, delivered));
    }

    private static String messageId(ConversationId conversation, Long seq) {
        return seq == null || seq == 0 ? null : new MessageId(conversation, seq).toString();
    }
}
