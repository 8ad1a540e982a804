package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL does later than anyone waits for it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class SlowPostgresIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    SlowPostgresIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_block_that_is_stored_late_is_told_late() {
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            Database.during(stack, locked("chat.conversation where user_a = '" + anna + "'"), () -> {
                a.sendFrame("{'type':'conversation.block','conversation_id':'%s','ref':'b'}", conversation);
                assertThat(a.failure("b").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            });

            for (Client client : List.of(a, b1, b2)) {
                ServerFrame.ConversationBlocked blocked = client.first(ServerFrame.ConversationBlocked.class);
                assertThat(blocked.byUserId()).isEqualTo(anna);
                assertThat(blocked.ref()).isNull();
            }
        }
    }

    @Test
    void a_receipt_that_is_stored_late_is_told_late() {
        try (Client a1 = Client.connect(stack, anna);
                Client a2 = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a1.sendMessage(conversation, "one", null);
            a1.sendMessage(conversation, "two", null);
            b.message("two");
            read(b, 1, "first");
            b.first(ServerFrame.MessageRead.class);
            Database.during(stack, locked("chat.receipt where user_id = '" + boris + "'"), () -> {
                read(b, 2, "second");
                assertThat(b.failure("second").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            });

            for (Client client : List.of(a1, a2, b)) {
                client.first(ServerFrame.MessageRead.class, read -> read.upToMessageId()
                        .equals(messageId(2)));
            }
        }
    }

    @Test
    void who_is_refused_a_text_hears_in_time_that_nobody_knows() {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            others.add(Client.conversation(stack, anna, "victim-" + i + "-" + boris));
        }
        try (Client a = Client.connect(stack, anna)) {
            for (String other : others) {
                a.sendMessage(other, "Meet me on my private page tonight", null);
            }
            await().atMost(Client.LIMIT)
                    .until(() -> !a.failures(ErrorCode.CONTENT_REJECTED).isEmpty());
            // Whether it is a repeat of what was accepted before stands in the table that cannot be read.
            Database.during(stack, "lock table chat.sent_key in access exclusive mode", () -> {
                a.sendFrame(
                        "{'type':'message.send','conversation_id':'%s','text':'Meet me on my private page tonight','ref':'s'}",
                        conversation);
                assertThat(a.failure("s").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            });
        }
    }

    @Test
    void who_came_and_went_while_neither_could_be_stored_is_not_online_ever_after() {
        Database.execute(stack, "insert into chat.presence (user_id) values ('" + boris + "')");
        Database.during(stack, locked("chat.presence where user_id = '" + boris + "'"), () -> {
            Client.connect(stack, boris).close();
            // Longer than the service waits for PostgreSQL, tries again, and finds that there is nothing left to do.
            await().pollDelay(Duration.ofSeconds(14)).atMost(Client.LIMIT).until(() -> events("chat.user.online") == 0);
        });

        await().atMost(Client.LIMIT).until(() -> events("chat.user.online") == 1);
        await().atMost(Client.LIMIT).until(() -> events("chat.user.offline") == 1);
        assertThat(Database.count(
                        stack, "select cardinality(instances) from chat.presence where user_id = '" + boris + "'"))
                .isZero();
    }

    @Test
    void when_all_instances_were_late_none_takes_the_users_of_another() {
        List<Client> clients = new ArrayList<>();
        // Sockets go to the instances in turn.
        for (int i = 0; i < 4; i++) {
            clients.add(Client.connect(stack, i + boris));
        }
        await().atMost(Client.LIMIT).until(() -> events("chat.user.online") == clients.size());
        await().atMost(Client.LIMIT).until(() -> alive("true").size() == 2);
        String first = "id = '" + alive("true").get(0) + "'";
        String second = "id = '" + alive("true").get(1) + "'";

        Database.during(stack, locked("chat.instance where " + second), () -> {
            Database.during(stack, locked("chat.instance where " + first), () -> await().atMost(Client.LIMIT)
                    .until(() -> alive("true").isEmpty()));
            await().during(Duration.ofMillis(500))
                    .atMost(Client.LIMIT)
                    .until(() -> alive(first).size() == 1);
        });

        await().atMost(Client.LIMIT).until(() -> alive(second).size() == 1);
        await().during(Duration.ofSeconds(3)).atMost(Client.LIMIT).until(() -> events("chat.user.offline") == 0);
        assertThat(events("chat.user.online")).isEqualTo(clients.size());
        clients.forEach(Client::close);
    }

    private List<String> alive(String condition) {
        return Database.texts(stack, "select id from chat.instance where alive_until > now() and " + condition);
    }

    private static String locked(String rows) {
        return "select from " + rows + " for update";
    }

    private void read(Client client, int seq, String ref) {
        client.sendFrame(
                "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s','ref':'%s'}",
                conversation, messageId(seq), ref);
    }

    private String messageId(int seq) {
        return conversation.replace("conv", "msg") + "_" + seq;
    }

    private long events(String type) {
        return Database.count(
                stack,
                "select count(*) from chat.outbox where type = '" + type + "' and subject like '%" + boris + "'");
    }
}
