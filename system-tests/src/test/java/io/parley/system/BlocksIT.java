package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ends between two when one blocks the other, whichever instance either is on. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class BlocksIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    BlocksIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_block_reaches_both_and_stops_all_that_goes_between_them() {
        String query = "&conversation_id=" + conversation;
        try (Client a = Client.connect(stack, anna, query);
                Client b1 = Client.connect(stack, boris, query);
                Client b2 = Client.connect(stack, boris, query)) {
            a.sendMessage(conversation, "before", null);
            b1.message("before");
            b2.message("before");
            typing(b1, "warm-up");
            a.first(ServerFrame.ConversationTyping.class);

            a.sendFrame("{'type':'conversation.block','conversation_id':'%s','ref':'b'}", conversation);

            assertThat(a.first(ServerFrame.ConversationBlocked.class).ref()).isEqualTo("b");
            for (Client b : List.of(b1, b2)) {
                ServerFrame.ConversationBlocked blocked = b.first(ServerFrame.ConversationBlocked.class);
                assertThat(blocked.byUserId()).isEqualTo(anna);
                assertThat(blocked.targetUserId()).isEqualTo(boris);
                b.sendFrame("{'type':'message.send','conversation_id':'%s','text':'after','ref':'m'}", conversation);
                assertThat(b.failure("m").code()).isEqualTo(ErrorCode.CONVERSATION_BLOCKED);
                typing(b, "t");
                assertThat(b.failure("t").code()).isEqualTo(ErrorCode.CONVERSATION_BLOCKED);
            }
            a.sendFrame("{'type':'message.send','conversation_id':'%s','text':'after','ref':'m'}", conversation);
            assertThat(a.failure("m").code()).isEqualTo(ErrorCode.CONVERSATION_BLOCKED);

            b1.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s_1','ref':'r'}",
                    conversation, conversation.replace("conv", "msg"));
            b1.first(ServerFrame.MessageRead.class, read -> "r".equals(read.ref()));
            b2.first(ServerFrame.MessageRead.class);
            b1.sendFrame("{'type':'presence.set','status':'away','ref':'p'}");
            b1.first(ServerFrame.PresenceUpdated.class, own -> "p".equals(own.ref()));
            b1.sendFrame("{'type':'presence.get','user_ids':['%s'],'ref':'g'}", anna);
            assertThat(b1.first(ServerFrame.PresenceState.class).users()).isEmpty();
            a.sendFrame("{'type':'presence.get','user_ids':['%s'],'ref':'g'}", boris);
            assertThat(a.first(ServerFrame.PresenceState.class).users()).isEmpty();
            assertThat(a.all(ServerFrame.MessageRead.class)).isEmpty();
            assertThat(a.all(ServerFrame.PresenceUpdated.class))
                    .noneMatch(update -> "away".equals(update.status().wireName()));
        }
        assertThat(outbox("chat.conversation.blocked")).isEqualTo(1);
    }

    @Test
    void only_who_blocked_can_unblock_and_each_blocks_alone() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            block(a, "block", "1");
            b.first(ServerFrame.ConversationBlocked.class);
            block(b, "unblock", "not yours");
            assertThat(b.failure("not yours").code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            block(a, "block", "again");
            a.first(ServerFrame.ConversationBlocked.class, blocked -> "again".equals(blocked.ref()));
            block(b, "block", "2");
            a.first(ServerFrame.ConversationBlocked.class, blocked -> blocked.byUserId()
                    .equals(boris));
            block(a, "unblock", "3");
            b.first(
                    ServerFrame.ConversationUnblocked.class,
                    unblocked -> unblocked.byUserId().equals(anna));

            a.sendFrame("{'type':'message.send','conversation_id':'%s','text':'no','ref':'m'}", conversation);
            assertThat(a.failure("m").code()).isEqualTo(ErrorCode.CONVERSATION_BLOCKED);

            block(b, "unblock", "4");
            a.first(
                    ServerFrame.ConversationUnblocked.class,
                    unblocked -> unblocked.byUserId().equals(boris));
            a.sendMessage(conversation, "friends again", null);
            b.message("friends again");
            assertThat(b.all(ServerFrame.ConversationBlocked.class)).hasSize(2);
        }
        assertThat(outbox("chat.conversation.blocked")).isEqualTo(2);
        assertThat(outbox("chat.conversation.unblocked")).isEqualTo(2);
    }

    @Test
    void a_block_over_rest_is_the_same() {
        String path = "/v1/conversations/" + conversation + "/block";
        String token = Client.token(stack, anna);
        try (Client b = Client.connect(stack, boris)) {
            assertThat(Client.call(stack, "PUT", path, token, null).statusCode())
                    .isEqualTo(204);
            assertThat(Client.call(stack, "PUT", path, token, null).statusCode())
                    .isEqualTo(204);
            b.first(ServerFrame.ConversationBlocked.class);

            String other = Client.token(stack, boris);
            assertThat(Client.call(stack, "DELETE", path, other, null).statusCode())
                    .isEqualTo(403);
            var send = Client.call(
                    stack, "POST", "/v1/conversations/" + conversation + "/messages", other, "{\"text\":\"no\"}");
            assertThat(send.statusCode()).isEqualTo(403);
            assertThat(Client.json(send.body()).get("code").asText()).isEqualTo("conversation_blocked");
            var item = Client.json(Client.call(stack, "GET", "/v1/conversations/" + conversation, other, null)
                    .body());
            assertThat(item.get("blocked_by").asText()).isEqualTo(anna);
            assertThat(item.get("presence").isNull()).isTrue();

            assertThat(Client.call(stack, "DELETE", path, token, null).statusCode())
                    .isEqualTo(204);
            assertThat(Client.call(stack, "DELETE", path, token, null).statusCode())
                    .isEqualTo(204);
            b.first(ServerFrame.ConversationUnblocked.class);
            assertThat(Client.call(stack, "PUT", "/v1/conversations/conv_1/block", token, null)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_repeat_tells_the_other_instances_what_a_block_that_nobody_told_of_could_not() {
        // On both instances somebody has looked, and is remembered as not blocked.
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris, "&conversation_id=" + conversation);
                Client b2 = Client.connect(stack, boris, "&conversation_id=" + conversation)) {
            // As an instance leaves it that is killed between the commit and what follows it.
            Database.execute(stack, "update chat.conversation set blocked_by_a = true where user_a = '" + anna + "'");
            block(a, "block", "again");
            a.first(ServerFrame.ConversationBlocked.class, blocked -> "again".equals(blocked.ref()));

            for (Client b : List.of(b1, b2)) {
                await().atMost(Client.LIMIT).until(() -> {
                    typing(b, "t");
                    b.roundTrip();
                    return !b.failures(ErrorCode.CONVERSATION_BLOCKED).isEmpty();
                });
            }
        }
    }

    @Test
    void a_conversation_that_is_warm_is_not_read_again() {
        try (Client a = Client.connect(stack, anna, "&conversation_id=" + conversation)) {
            double misses = misses();
            for (int i = 0; i < 10; i++) {
                a.sendFrame("{'type':'typing.set','conversation_id':'%s','state':'on'}", conversation);
                a.sendFrame("{'type':'subscribe','conversation_ids':['%s'],'ref':'s%d'}", conversation, i);
                a.sendMessage(conversation, "m" + i, null);
            }
            a.message("m9");
            a.first(ServerFrame.Subscribed.class, subscribed -> "s9".equals(subscribed.ref()));

            // Whatever makes an instance forget everything may happen meanwhile; reading each time would be twenty.
            assertThat(misses()).isLessThan(misses + 5);
        }
    }

    private double misses() {
        return stack.services(Service.CHAT).stream()
                .mapToDouble(chat ->
                        Client.metric(chat.port(), "cache_gets_total{cache=\"chat.conversations\",result=\"miss\"}"))
                .sum();
    }

    private void typing(Client client, String ref) {
        client.sendFrame("{'type':'typing.set','conversation_id':'%s','state':'on','ref':'%s'}", conversation, ref);
    }

    private void block(Client client, String what, String ref) {
        client.sendFrame("{'type':'conversation.%s','conversation_id':'%s','ref':'%s'}", what, conversation, ref);
    }

    private long outbox(String type) {
        return Database.count(
                stack,
                "select count(*) from chat.outbox where type = '" + type + "' and subject = '" + conversation + "'");
    }
}
