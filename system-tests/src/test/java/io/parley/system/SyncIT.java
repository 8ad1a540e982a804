package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a device missed, brought to it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class SyncIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    SyncIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_sync_brings_page_after_page_what_came_after_the_last_message_held() {
        say(130);
        try (Client b = Client.connect(stack, boris)) {
            b.sendFrame("{'type':'sync','conversations':{'%s':'%s'},'ref':'s'}", conversation, messageId(5));
            awaitEnd(b, conversation);

            List<ServerFrame.SyncBatch> batches = b.all(ServerFrame.SyncBatch.class);
            assertThat(batches).hasSize(3).allMatch(batch -> "s".equals(batch.ref()));
            assertThat(batches).extracting(ServerFrame.SyncBatch::hasMore).containsExactly(true, true, false);
            assertThat(synced(b, conversation)).containsExactlyElementsOf(numbers(6, 130));
            assertThat(b.all(ServerFrame.MessageCreated.class)).isEmpty();
        }
    }

    @Test
    void conversations_the_device_does_not_know_receipts_and_blocks_come_too() {
        String carla = "carla-" + UUID.randomUUID();
        String other = Client.conversation(stack, carla, boris);
        say(3);
        try (Client c = Client.connect(stack, carla)) {
            c.sendMessage(other, "hello stranger", null);
            c.message("hello stranger");
            c.sendFrame("{'type':'conversation.block','conversation_id':'%s'}", other);
            c.first(ServerFrame.ConversationBlocked.class);
        }
        try (Client a = Client.connect(stack, anna)) {
            a.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s'}", conversation, messageId(2));
            a.first(ServerFrame.MessageRead.class);
        }
        try (Client b = Client.connect(stack, boris)) {
            b.sendFrame("{'type':'sync','conversations':{'%s':'%s'}}", conversation, messageId(3));
            awaitEnd(b, conversation);
            awaitEnd(b, other);

            ServerFrame.SyncBatch known = batch(b, conversation);
            assertThat(known.messages()).isEmpty();
            assertThat(known.blockedBy()).isNull();
            assertThat(known.receipts()).anySatisfy(receipt -> {
                assertThat(receipt.userId()).isEqualTo(anna);
                assertThat(receipt.readUpTo()).isEqualTo(messageId(2));
                assertThat(receipt.deliveredUpTo()).isEqualTo(messageId(2));
            });
            ServerFrame.SyncBatch unknown = batch(b, other);
            assertThat(unknown.messages()).extracting(Message::text).containsExactly("hello stranger");
            assertThat(unknown.blockedBy()).isEqualTo(carla);
            assertThat(unknown.receipts()).extracting("userId").containsExactly(boris);
        }
    }

    @Test
    void what_is_said_during_a_sync_comes_after_it_none_twice_none_lost() {
        say(400);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            b.sendFrame("{'type':'sync','conversations':{'%s':null}}", conversation);
            // What was shown before the sync began would stand before it.
            b.first(ServerFrame.SyncBatch.class);
            for (int i = 1; i <= 100; i++) {
                a.sendMessage(conversation, "during " + i, null);
            }
            a.message("during 100");
            await().atMost(Client.LIMIT)
                    .untilAsserted(() -> assertThat(shown(b)).hasSizeGreaterThanOrEqualTo(500));

            assertThat(shown(b)).containsExactlyElementsOf(numbers(1, 500));
            a.sendMessage(conversation, "after", null);
            b.message("after");
            assertThat(shown(b)).containsExactlyElementsOf(numbers(1, 501));
        }
    }

    @Test
    void what_the_socket_was_shown_before_it_synced_does_not_come_again() {
        say(10);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "live first", null);
            b.message("live first");
            b.sendFrame("{'type':'sync','conversations':{'%s':'%s'}}", conversation, messageId(4));
            awaitEnd(b, conversation);

            assertThat(synced(b, conversation)).doesNotContain(11L);
            List<Long> all = new ArrayList<>(synced(b, conversation));
            b.all(ServerFrame.MessageCreated.class)
                    .forEach(frame -> all.add(frame.message().seq()));
            assertThat(all).doesNotHaveDuplicates().containsAll(numbers(5, 11));
        }
    }

    @Test
    void a_batch_does_not_take_back_a_block_that_the_client_has_been_told_of() throws IOException {
        String target = "/v1/chat/ws?token=" + Client.token(stack, boris);
        try (Client a = Client.connect(stack, anna)) {
            // More than the systems between the two keep for a client that does not read.
            Unheard.say(stack, anna, 2_000);
            try (RawSocket slow = RawSocket.connectWithSmallBuffer(Client.gatewayPort(stack), target)) {
                slow.awaitText("session.ready");
                slow.write(RawSocket.TEXT, "{\"type\":\"sync\",\"conversations\":{}}".getBytes(StandardCharsets.UTF_8));
                slow.awaitText("sync.batch");
                // The next batches wait for the client.
                a.sendFrame("{'type':'conversation.block','conversation_id':'%s'}", conversation);
                a.first(ServerFrame.ConversationBlocked.class);

                slow.awaitText("conversation.blocked");
                JsonNode batch = Client.json(slow.awaitText("sync.batch"));
                assertThat(batch.get("blocked_by").asText()).isEqualTo(anna);
            }
        }
    }

    @Test
    void a_sync_of_what_is_not_there_is_an_error_and_the_rest_is_synced() {
        say(2);
        String foreign = Client.conversation(stack, "x-" + anna, "y-" + boris);
        try (Client b = Client.connect(stack, boris)) {
            b.sendFrame("{'type':'sync','conversations':{'%s':'%s'},'ref':'wrong'}", conversation, "msg_1");
            assertThat(b.failure("wrong").code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            b.sendFrame("{'type':'sync','conversations':{'%s':null,'conv_1':null},'ref':'strange'}", foreign);
            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(b.all(ServerFrame.Failure.class))
                    .filteredOn(failure -> "strange".equals(failure.ref()))
                    .hasSize(2)
                    .allMatch(failure -> failure.code() == ErrorCode.CONVERSATION_NOT_FOUND));
            assertThat(synced(b, conversation)).containsExactly(1L, 2L);
        }
    }

    private void say(int messages) {
        try (Client a = Client.connect(stack, anna)) {
            for (int i = 1; i <= messages; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            a.message("m" + messages);
        }
    }

    private String messageId(int seq) {
        return conversation.replace("conv", "msg") + "_" + seq;
    }

    private static void awaitEnd(Client client, String conversation) {
        client.first(
                ServerFrame.SyncBatch.class, batch -> batch.conversationId().equals(conversation) && !batch.hasMore());
    }

    private static ServerFrame.SyncBatch batch(Client client, String conversation) {
        return client.first(
                ServerFrame.SyncBatch.class, batch -> batch.conversationId().equals(conversation));
    }

    private static List<Long> synced(Client client, String conversation) {
        return client.all(ServerFrame.SyncBatch.class).stream()
                .filter(batch -> batch.conversationId().equals(conversation))
                .flatMap(batch -> batch.messages().stream().map(Message::seq))
                .toList();
    }

    /** Every message in the order it came, in a batch or by itself. */
    private static List<Long> shown(Client client) {
        List<Long> shown = new ArrayList<>();
        for (ServerFrame frame : client.all(ServerFrame.class)) {
            if (frame instanceof ServerFrame.SyncBatch batch) {
                batch.messages().forEach(message -> shown.add(message.seq()));
            } else if (frame instanceof ServerFrame.MessageCreated created) {
                shown.add(created.message().seq());
            }
        }
        return shown;
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
