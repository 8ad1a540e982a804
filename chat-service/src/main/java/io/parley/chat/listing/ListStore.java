package io.parley.chat.listing;

import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.message.MessageStore;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.profile.ProfileStore;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.PresenceStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A user's conversations, with what a list of them shows. */
@ApplicationScoped
class ListStore {

    /** What a list shows of the conversations {@code c}, from the view of {@code $1}; unread ones are counted among the
     * newest {@code $2} messages. */
    private static final String SHOWN = """
            select %s, coalesce(c.last_message_at, c.created_at) as activity,
                m.seq, m.sender_id, m.text, m.reply_to, m.created_at as sent_at, m.flags,
                p.status, p.last_seen, %s,
                exists (select from chat.instance i where i.id = any(p.instances) and i.alive_until > now()) as online,
                (select count(*) from chat.message u
                    where u.conversation_id = c.id and u.sender_id <> $1
                        and u.seq > greatest(coalesce(r.read_seq, 0), c.last_seq - $2)) as unread_count
            from (%%s) c
            left join chat.message m on m.conversation_id = c.id and m.seq = c.last_seq
            left join chat.receipt r on r.conversation_id = c.id and r.user_id = $1
            left join chat.presence p on p.user_id = case when c.user_a = $1 then c.user_b else c.user_a end
            left join chat.profile f on f.user_id = case when c.user_a = $1 then c.user_b else c.user_a end
            """.formatted(ConversationStore.COLUMNS, ProfileStore.COLUMNS);

    private static final String PAGE = SHOWN.formatted("""
            select * from (
                select * from chat.conversation where user_a = $1
                union all
                select * from chat.conversation where user_b = $1
            ) mine
            where closed_at is null
                and ($3::timestamptz is null or (coalesce(last_message_at, created_at), id) < ($3, $4::uuid))
            order by coalesce(last_message_at, created_at) desc, id desc limit $5
            """) + "order by activity desc, c.id desc";

    private static final String ONE = SHOWN.formatted("select * from chat.conversation where id = $3");

    private final Pool pool;
    private final ChatSettings.Listing settings;

    ListStore(Pool pool, ChatSettings settings) {
        this.pool = pool;
        this.settings = settings.listing();
    }

    /** Up to {@code limit} conversations of the user with the newest activity, those after a place in the list. */
    Future<List<Listed>> page(String user, ListCursor after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(
                        user,
                        settings.maxUnread(),
                        after == null ? null : after.activity().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.conversation().uuid(),
                        limit))
                .map(rows -> {
                    List<Listed> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(listed(user, row)));
                    return page;
                });
    }

    /** The conversation, or null where there is none of the user's. */
    Future<Listed> one(String user, ConversationId id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(user, settings.maxUnread(), id.uuid()))
                .map(rows -> {
                    Listed found = rows.size() == 0
                            ? null
                            : listed(user, rows.iterator().next());
                    return found != null && found.conversation().participants().include(user) ? found : null;
                });
    }

    private static Listed listed(String user, Row row) {
        StoredConversation conversation = ConversationStore.conversation(row);
        String other = conversation.participants().besides(user);
        return new Listed(
                conversation,
                row.getOffsetDateTime("activity").toInstant(),
                row.getLong("seq") == null ? null : message(conversation.id(), row),
                row.getLong("unread_count"),
                presence(other, row),
                ProfileStore.profile(other, row));
    }

    private static StoredMessage message(ConversationId conversation, Row row) {
        return new StoredMessage(
                new MessageId(conversation, row.getLong("seq")),
                row.getString("sender_id"),
                row.getString("text"),
                row.getLong("reply_to"),
                row.getOffsetDateTime("sent_at").toInstant(),
                MessageStore.flags(row));
    }

    private static Presence presence(String user, Row row) {
        String status = row.getString("status");
        OffsetDateTime lastSeen = row.getOffsetDateTime("last_seen");
        return new Presence(
                user,
                row.getBoolean("online"),
                status == null ? PresenceStatus.ACTIVE : PresenceStatus.named(status),
                lastSeen == null ? null : lastSeen.toInstant());
    }
}
