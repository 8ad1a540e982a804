package io.parley.chat.presence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.conversation.Participants;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.PresenceStatus;
import io.parley.contracts.json.Json;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.Lanes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code chat.presence}. */
@ApplicationScoped
class PresenceStore {

    private static final String IS_ONLINE =
            "exists (select from chat.instance i where i.id = any(p.instances) and i.alive_until > now())";

    private static final String ANNOUNCE = """
            , announced as (
                insert into chat.outbox (lane, event_id, type, subject, data, traceparent)
                select i.lane, i.event_id, $7, i.user_id, i.data, i.traceparent from input i join changed using (user_id)
                where is_news
            )
            select user_id, status, last_seen from changed where is_news
            """;

    private static final String INPUT = """
            with input as materialized (
                select * from unnest($1::text[], $2::smallint[], $3::uuid[], $4::text[], $8::text[])
                    as i (user_id, lane, event_id, data, traceparent)
            )""";

    /** Adds the instance to its users; news is whoever was on none before. */
    private static final String ARRIVE = INPUT + """
            , changed as (
                insert into chat.presence as p (user_id, instances, last_seen)
                select user_id, array[$5::uuid], $6::timestamptz from input order by user_id
                on conflict (user_id) do update set instances = p.instances || $5, last_seen = $6
                where not p.instances @> array[$5]
                returning user_id, status, last_seen, cardinality(instances) = 1 as is_news
            )""" + ANNOUNCE;

    private static final String LOCKED_AND_LEFT = """
            , locked as materialized (
                select user_id from chat.presence
                where user_id in (select user_id from input) and instances @> array[$5::uuid] %s
                order by user_id for no key update
            ), changed as (
                update chat.presence p set instances = array_remove(instances, $5), last_seen = $6::timestamptz
                where user_id in (select user_id from locked) and instances @> array[$5]
                returning user_id, status, last_seen, instances = '{}' as is_news
            )""";

    /** Takes the instance from its users, whose rows are locked in order; news is whoever is on none after. */
    private static final String LEAVE = INPUT + LOCKED_AND_LEFT.formatted("") + ANNOUNCE;

    /**
     * The same for another instance, if its time has run out and not begun again. The lock puts its next sign of life in order: either it
     * keeps its users, or it gives that sign after it has lost them, and knows.
     */
    private static final String TAKE =
            INPUT + """
            , gone as materialized (
                select id from chat.instance where id = $5 and alive_until < now() for share
            )""" + LOCKED_AND_LEFT.formatted("and exists (select from gone)") + ANNOUNCE;

    private static final String ON_GONE_INSTANCE = """
            select user_id from chat.presence
            where instances <> '{}' and instances @> array[$1::uuid]
                and exists (select from chat.instance where id = $1 and alive_until < now())
            limit $2
            """;

    private static final String SET_STATUS = """
            insert into chat.presence as p (user_id, status) values ($1, $2)
            on conflict (user_id) do update set status = excluded.status
            returning p.user_id, p.status, p.last_seen
            """;

    /** Only the asker, and those with whom the asker has a conversation that nobody blocked and that is not closed. */
    private static final String VISIBLE = """
            select u.user_id, p.status, p.last_seen, coalesce(%s, false) as online
            from unnest($1::text[], $2::text[], $3::text[]) as u (user_id, user_a, user_b)
            left join chat.presence p on p.user_id = u.user_id
            where u.user_a = u.user_b or exists (
                select from chat.conversation c
                where c.user_a = u.user_a and c.user_b = u.user_b and not c.blocked_by_a and not c.blocked_by_b
                    and c.closed_at is null)
            """.formatted(IS_ONLINE);

    private final Pool pool;

    PresenceStore(Pool pool) {
        this.pool = pool;
    }

    /** @param trace the trace of the session that came or went, or null where it is not known */
    record Change(String user, TraceParent trace) {}

    /** The users have a device on the instance; answers those who had none anywhere. */
    Future<List<Presence>> arrive(UUID instance, List<Change> users, Instant now) {
        return change(ARRIVE, instance, users, now, user -> new EventData.UserOnline(user, now), true);
    }

    /** The users have no device on the instance any more; answers those who now have none anywhere. */
    Future<List<Presence>> leave(UUID instance, List<Change> users, Instant now) {
        return change(LEAVE, instance, users, now, user -> new EventData.UserOffline(user, now), false);
    }

    /** Takes its users from an instance whose time has run out; answers those who now have no device anywhere. */
    Future<List<Presence>> take(UUID instance, List<Change> users, Instant goneSince) {
        return change(TAKE, instance, users, goneSince, user -> new EventData.UserOffline(user, goneSince), false);
    }

    private Future<List<Presence>> change(
            String sql,
            UUID instance,
            List<Change> changes,
            Instant now,
            Function<String, EventData> event,
            boolean isOnline) {
        if (changes.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<String> users = changes.stream().map(Change::user).toList();
        List<EventData> events = users.stream().map(event).toList();
        Tuple parameters = Tuple.tuple()
                .addValue(users.toArray(String[]::new))
                .addValue(users.stream().map(Lanes::of).toArray(Short[]::new))
                .addValue(users.stream()
                        .map(user -> UuidCreator.getTimeOrderedEpoch())
                        .toArray(UUID[]::new))
                .addValue(events.stream().map(Json::write).toArray(String[]::new))
                .addValue(instance)
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(events.get(0).type().wireName())
                .addValue(changes.stream().map(PresenceStore::traceparent).toArray(String[]::new));
        return pool.preparedQuery(sql).execute(parameters).map(rows -> presences(rows, row -> isOnline));
    }

    private static String traceparent(Change change) {
        return change.trace() == null ? null : change.trace().next().toString();
    }

    /** Up to {@code limit} users who are said to be on an instance whose time has run out; nobody, if it has come back. */
    Future<List<String>> onGoneInstance(UUID instance, int limit) {
        return pool.preparedQuery(ON_GONE_INSTANCE)
                .execute(Tuple.of(instance, limit))
                .map(rows -> {
                    List<String> users = new ArrayList<>(rows.size());
                    rows.forEach(row -> users.add(row.getString(0)));
                    return users;
                });
    }

    /** The user is online: a device of the user's is asking. */
    Future<Presence> setStatus(String user, PresenceStatus status) {
        return pool.preparedQuery(SET_STATUS)
                .execute(Tuple.of(user, status.wireName()))
                .map(rows -> presences(rows, row -> true).get(0));
    }

    /** The presence of those among the users of whom the asker may know. */
    Future<List<Presence>> visibleTo(String asker, List<String> users) {
        List<Participants> pairs =
                users.stream().map(user -> Participants.of(asker, user)).toList();
        return pool.preparedQuery(VISIBLE)
                .execute(Tuple.tuple()
                        .addValue(users.toArray(String[]::new))
                        .addValue(pairs.stream().map(Participants::userA).toArray(String[]::new))
                        .addValue(pairs.stream().map(Participants::userB).toArray(String[]::new)))
                .map(rows -> presences(rows, row -> row.getBoolean("online")));
    }

    private static List<Presence> presences(RowSet<Row> rows, Function<Row, Boolean> online) {
        List<Presence> presences = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String status = row.getString("status");
            OffsetDateTime lastSeen = row.getOffsetDateTime("last_seen");
            presences.add(new Presence(
                    row.getString("user_id"),
                    online.apply(row),
                    status == null ? PresenceStatus.ACTIVE : PresenceStatus.named(status),
                    lastSeen == null ? null : lastSeen.toInstant()));
        }
        return presences;
    }
}
