package io.parley.bench.grown;

import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills {@code chat.conversation} and {@code chat.message}, a few hundred conversations a transaction. What is there already
 * stays, and counts.
 */
final class Filler {

    private static final int CONVERSATIONS_A_STEP = 500;

    /** The conversations of a step, by the same names as {@link GrownUsers} has for them. */
    private static final String WANTED = """
            with wanted as (
                select n,
                       'bench-grown-hub-' || lpad((n / %d)::text, 7, '0') as hub,
                       'bench-grown-other-' || lpad(n::text, 7, '0') as other
                from generate_series(?, ?) as n)
            """.formatted(GrownUsers.CONVERSATIONS_A_HUB);

    /** Ids with the time in front, as the chat service makes them, so that the index grows as it would in years. */
    private static final String CONVERSATIONS = """
            insert into chat.conversation (id, user_a, user_b, created_at)
            select (lpad(to_hex(1700000000000 + n::bigint * 60000), 12, '0') || '7' || substr(md5(n::text), 1, 3)
                       || '8' || substr(md5(n::text), 4, 15))::uuid,
                   hub, other, to_timestamp(1700000000 + n::bigint * 60)
            from wanted
            on conflict do nothing
            """;

    /** Texts of 64 to 256 characters, cut from a longer one wherever the number says. */
    private static final String MESSAGES = """
            insert into chat.message (conversation_id, seq, sender_id, text, created_at)
            select c.id, s, case when s % 2 = 0 then c.user_a else c.user_b end,
                   substr(?, 1 + ((s * 131 + n * 17) % 700)::int, 64 + ((s * 37 + n * 11) % 193)::int),
                   c.created_at + s * interval '7 minutes'
            from wanted
            join chat.conversation c on c.user_a = hub and c.user_b = other
            cross join generate_series(c.last_seq + 1, ?) as s
            on conflict do nothing
            """;

    /** After the messages, which begin where the conversation's own count ends. */
    private static final String COUNTS = """
            update chat.conversation c
            set last_seq = ?::bigint, last_message_at = c.created_at + ?::bigint * interval '7 minutes'
            from wanted
            where c.user_a = hub and c.user_b = other and c.last_seq < ?
            """;

    private static final String LONG_TEXT =
            "we walked along the river until it was dark and talked of everything that came to mind ".repeat(12);

    private final Connection database;
    private final GrownOptions options;
    private final Progress progress;

    Filler(Connection database, GrownOptions options, Progress progress) {
        this.database = database;
        this.options = options;
        this.progress = progress;
    }

    /** How many messages it had to add. */
    long fill() {
        try {
            execute("set synchronous_commit = off");
            database.setAutoCommit(false);
            long added = 0;
            for (int from = 0; from < options.conversations(); from += CONVERSATIONS_A_STEP) {
                added += step(from, Math.min(from + CONVERSATIONS_A_STEP, options.conversations()) - 1);
                database.commit();
                progress.show("filling", from, options.conversations());
            }
            database.setAutoCommit(true);
            if (added > 0) {
                progress.show("putting in order", 1, 1);
                // What a day of autovacuum would do, and what a checkpoint would do in the middle of the measuring.
                execute("vacuum (analyze) chat.conversation, chat.message");
                execute("checkpoint");
            }
            return added;
        } catch (SQLException e) {
            throw new BenchException("the tables cannot be filled", e);
        }
    }

    private long step(int from, int to) throws SQLException {
        int each = options.messagesAConversation();
        run(CONVERSATIONS, from, to);
        long added = run(MESSAGES, from, to, LONG_TEXT, each);
        run(COUNTS, from, to, each, each, each);
        return added;
    }

    private int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(WANTED + sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
