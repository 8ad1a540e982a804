package io.parley.system;

import io.parley.local.LocalStack;

/** Messages that are in PostgreSQL, and of which no socket was told: as if the live traffic about them were lost. */
final class Unheard {

    private Unheard() {}

    /** The user has said so much, in texts as long as they may be, in each of their conversations, which were empty. */
    static void say(LocalStack stack, String user, int messages) {
        Database.execute(stack, """
                with said as (
                    insert into chat.message (conversation_id, seq, sender_id, text)
                    select c.id, n, '%1$s', repeat(chr(128512), 5000)
                    from chat.conversation c, generate_series(1, %2$d) n where '%1$s' in (c.user_a, c.user_b)
                )
                update chat.conversation set last_seq = %2$d, last_message_at = now() where '%1$s' in (user_a, user_b)
                """.formatted(user, messages));
    }
}
