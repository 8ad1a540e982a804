package io.parley.chat.message;

import static io.parley.chat.ChatPostgres.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.ChatPostgres;
import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.Participants;
import io.parley.chat.id.ConversationId;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.postgres.PostgresFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one statement of the hot path, against a real PostgreSQL, with several writers at once. */
@Timeout(120)
class MessageStoreIT {

    @TempDir
    static Path folder;

    private static ChatPostgres postgres;
    private static Pool pool;
    private static MessageStore store;
    private static ConversationStore conversations;

    @BeforeAll
    static void start() {
        postgres = new ChatPostgres(folder, 8);
        pool = postgres.pool();
        store = new MessageStore(pool);
        conversations = new ConversationStore(pool);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void writers_at_once_leave_no_gap_and_no_double_and_no_key_twice() throws Exception {
        int writers = 4;
        int batches = 60;
        List<ConversationId> shared = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            shared.add(conversation("anna", "user-" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<java.util.concurrent.Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            Random random = new Random(writer);
            running.add(threads.submit(() -> {
                for (int batch = 0; batch < batches; batch++) {
                    write(randomBatch(shared, random, batch));
                }
                return null;
            }));
        }
        for (java.util.concurrent.Future<?> one : running) {
            one.get(90, TimeUnit.SECONDS);
        }
        threads.shutdown();

        for (ConversationId conversation : shared) {
            List<StoredMessage> all = all(conversation);
            assertThat(all).isNotEmpty();
            assertThat(all)
                    .extracting(message -> message.id().seq())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, all.size()).boxed().toList());
            // Each text is its key: a key that was written twice would show as a text twice.
            assertThat(all).extracting(StoredMessage::text).doesNotHaveDuplicates();
            assertThat(count("select count(*) from chat.outbox where conversation_id = '" + conversation.uuid() + "'"))
                    .isEqualTo(all.size());
            assertThat(count("select last_seq from chat.conversation where id = '" + conversation.uuid() + "'"))
                    .isEqualTo(all.size());
        }
    }

    @Test
    void outcomes_stand_in_the_order_of_the_batch() throws Exception {
        ConversationId conversation = conversation("anna", "boris");
        get(store.append(List.of(message(conversation, "anna", "first", "k", null))));

        List<SendOutcome> outcomes = get(store.append(List.of(
                message(ConversationId.create(), "anna", "nowhere", null, null),
                message(conversation, "anna", "second", null, 1L),
                message(conversation, "carla", "stranger", null, null),
                message(conversation, "anna", "first", "k", null),
                message(conversation, "anna", "another text", "k", null),
                message(conversation, "boris", "first", "k", null),
                message(conversation, "anna", "reply to the future", null, 99L))));

        assertThat(outcomes).hasSize(7);
        assertThat(outcomes.get(0)).isEqualTo(SendOutcome.Refused.UNKNOWN_CONVERSATION);
        assertThat(created(outcomes.get(1)).id().seq()).isEqualTo(2);
        assertThat(created(outcomes.get(1)).replyTo()).isEqualTo(1);
        assertThat(outcomes.get(2)).isEqualTo(SendOutcome.Refused.UNKNOWN_CONVERSATION);
        assertThat(((SendOutcome.Repeated) outcomes.get(3)).first().id().seq()).isEqualTo(1);
        assertThat(outcomes.get(4)).isEqualTo(SendOutcome.Refused.KEY_REUSED);
        assertThat(created(outcomes.get(5)).id().seq()).isEqualTo(3);
        assertThat(outcomes.get(6)).isEqualTo(SendOutcome.Refused.REPLY_TO_UNKNOWN);
    }

    @Test
    void two_who_create_the_same_conversation_get_the_same_one() throws Exception {
        Participants participants = Participants.of("x", "y");
        List<Future<ConversationId>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(conversations
                    .findOrCreate(participants, TraceParent.start())
                    .map(made -> made.conversation().id()));
        }
        Set<ConversationId> ids = new HashSet<>();
        for (Future<ConversationId> one : asked) {
            ids.add(get(one));
        }

        assertThat(ids).hasSize(1);
        assertThat(count("select count(*) from chat.outbox where type = 'chat.conversation.created'"
                        + " and subject = '" + ids.iterator().next() + "'"))
                .isEqualTo(1);
    }

    /** As the writer does: a conflict with another writer is tried again. */
    private static void write(List<NewMessage> batch) throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                get(store.append(batch));
                return;
            } catch (ExecutionException failure) {
                assertThat(PostgresFailure.of(failure.getCause()))
                        .as(failure.getMessage())
                        .isEqualTo(PostgresFailure.CONFLICT);
            }
        }
        throw new AssertionError("ten conflicts in a row");
    }

    /** Messages in random conversations; the same keys turn up in several writers' batches, but once in each. */
    private static List<NewMessage> randomBatch(List<ConversationId> conversations, Random random, int batch) {
        List<NewMessage> messages = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            int place = random.nextInt(conversations.size());
            String key = "key-" + batch + "-" + random.nextInt(8);
            if (used.add(place + key)) {
                messages.add(message(conversations.get(place), "anna", key, key, null));
            }
        }
        return messages;
    }

    private static StoredMessage created(SendOutcome outcome) {
        return ((SendOutcome.Created) outcome).message();
    }

    private static NewMessage message(ConversationId conversation, String sender, String text, String key, Long reply) {
        return new NewMessage(conversation, sender, text, key, reply, List.of(), null);
    }

    private static ConversationId conversation(String user, String other) throws Exception {
        return get(conversations.findOrCreate(Participants.of(user, other), TraceParent.start()))
                .conversation()
                .id();
    }

    private static List<StoredMessage> all(ConversationId conversation) throws Exception {
        return get(store.after(conversation, 0, 100_000));
    }

    private static long count(String sql) throws Exception {
        return get(pool.query(sql).execute()).iterator().next().getLong(0);
    }
}
