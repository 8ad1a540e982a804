package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.PresenceStatus;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.TypingState;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who is there and who types, over two instances. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class PresenceIT {

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    PresenceIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_user_is_online_from_the_first_device_to_the_last_and_it_is_news_once() {
        try (Client a1 = listening(anna);
                Client a2 = listening(anna)) {
            Client b1 = Client.connect(stack, boris);
            Client b2 = Client.connect(stack, boris);
            for (Client a : List.of(a1, a2)) {
                assertThat(a.first(ServerFrame.PresenceUpdated.class).online()).isTrue();
            }
            b1.close();
            Client b3 = Client.connect(stack, boris);
            b2.close();
            b3.roundTrip();
            assertThat(state(a1, boris).online()).isTrue();
            b3.close();

            for (Client a : List.of(a1, a2)) {
                ServerFrame.PresenceUpdated gone =
                        a.first(ServerFrame.PresenceUpdated.class, update -> !update.online());
                assertThat(gone.userId()).isEqualTo(boris);
                assertThat(gone.lastSeen()).isNotNull();
                assertThat(a.all(ServerFrame.PresenceUpdated.class)).hasSize(2);
            }
            assertThat(state(a1, boris).online()).isFalse();
        }
        assertThat(events("chat.user.online", boris)).isEqualTo(1);
        assertThat(events("chat.user.offline", boris)).isEqualTo(1);
    }

    @Test
    void a_reconnect_within_a_moment_is_no_news() {
        try (Client a = listening(anna)) {
            Client b = Client.connect(stack, boris);
            a.first(ServerFrame.PresenceUpdated.class);
            for (int i = 0; i < 4; i++) {
                b.close();
                b = Client.connect(stack, boris);
                b.roundTrip();
            }
            // Whatever a departure would have caused, it would have been heard by the time of this one's.
            b.close();
            a.first(ServerFrame.PresenceUpdated.class, update -> !update.online());

            assertThat(a.all(ServerFrame.PresenceUpdated.class)).hasSize(2);
        }
        assertThat(events("chat.user.online", boris)).isEqualTo(1);
        assertThat(events("chat.user.offline", boris)).isEqualTo(1);
    }

    @Test
    void a_status_is_kept_shown_and_asked_for() {
        try (Client a = listening(anna);
                Client b = Client.connect(stack, boris);
                Client stranger = Client.connect(stack, "carla-" + UUID.randomUUID())) {
            b.sendFrame("{'type':'presence.set','status':'dnd','ref':'s'}");

            assertThat(b.first(ServerFrame.PresenceUpdated.class).ref()).isEqualTo("s");
            a.first(ServerFrame.PresenceUpdated.class, update -> update.status() == PresenceStatus.DND);
            assertThat(state(a, boris).status()).isEqualTo(PresenceStatus.DND);
            stranger.sendFrame("{'type':'presence.get','user_ids':['%s','nobody'],'ref':'g'}", boris);
            assertThat(stranger.first(ServerFrame.PresenceState.class).users()).isEmpty();
        }
    }

    @Test
    void typing_is_shown_to_who_listens_until_it_ends_by_itself() {
        try (Client a = Client.connect(stack, anna);
                Client b1 = listening(boris);
                Client b2 = listening(boris);
                Client deaf = Client.connect(stack, boris)) {
            typing(a, "on");
            typing(a, "on");
            for (Client b : List.of(b1, b2)) {
                b.first(ServerFrame.ConversationTyping.class, typing -> typing.state() == TypingState.OFF);
                assertThat(b.all(ServerFrame.ConversationTyping.class))
                        .extracting(ServerFrame.ConversationTyping::state)
                        .containsExactly(TypingState.ON, TypingState.OFF);
                assertThat(b.first(ServerFrame.ConversationTyping.class).userId())
                        .isEqualTo(anna);
            }
            assertThat(deaf.all(ServerFrame.ConversationTyping.class)).isEmpty();
            assertThat(a.all(ServerFrame.ConversationTyping.class)).isEmpty();
        }
    }

    @Test
    void typing_ends_with_the_message_with_the_word_and_with_the_socket() {
        try (Client b1 = listening(boris);
                Client b2 = listening(boris)) {
            Client a = Client.connect(stack, anna);
            typing(a, "on");
            List<Client> listeners = List.of(b1, b2);
            listeners.forEach(b -> awaitTyping(b, 1));
            a.sendMessage(conversation, "done", null);
            listeners.forEach(b -> awaitTyping(b, 2));
            typing(a, "on");
            listeners.forEach(b -> awaitTyping(b, 3));
            typing(a, "off");
            listeners.forEach(b -> awaitTyping(b, 4));
            typing(a, "on");
            listeners.forEach(b -> awaitTyping(b, 5));
            a.close();
            listeners.forEach(b -> awaitTyping(b, 6));
            assertThat(b1.all(ServerFrame.ConversationTyping.class))
                    .extracting(ServerFrame.ConversationTyping::state)
                    .containsExactly(
                            TypingState.ON,
                            TypingState.OFF,
                            TypingState.ON,
                            TypingState.OFF,
                            TypingState.ON,
                            TypingState.OFF);
        }
    }

    @Test
    void a_subscription_can_be_made_and_ended_and_is_for_ones_own_conversations() {
        String foreign = Client.conversation(stack, "x-" + anna, "y-" + boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            b.sendFrame("{'type':'subscribe','conversation_ids':['%s','%s'],'ref':'s'}", conversation, foreign);
            assertThat(b.first(ServerFrame.Subscribed.class).conversationIds()).containsExactly(conversation);
            assertThat(b.failure("s").code()).isEqualTo(ErrorCode.CONVERSATION_NOT_FOUND);
            typing(a, "on");
            awaitTyping(b, 1);
            b.sendFrame("{'type':'unsubscribe','conversation_ids':['%s'],'ref':'u'}", conversation);
            assertThat(b.first(ServerFrame.Unsubscribed.class).ref()).isEqualTo("u");
            typing(a, "off");
            typing(a, "on");
            a.sendMessage(conversation, "a message comes all the same", null);
            b.message("a message comes all the same");
            assertThat(b.all(ServerFrame.ConversationTyping.class)).hasSize(1);
        }
    }

    @Test
    void typing_and_presence_on_an_instance_that_is_killed_run_out() {
        ServiceProcess killed = stack.services(Service.CHAT).get(1);
        // Sockets go to the instances in turn: of Anna's two, one is on each. Boris' gateway knows no other way.
        try (SideGateway gateway = SideGateway.start(
                        stack, data, "gateway-one-way", Map.of("PARLEY_GATEWAY_UPSTREAM_URLS", killed.url()));
                Client a1 = listening(anna);
                Client a2 = listening(anna)) {
            Client b = Client.connect(stack, gateway.port(), boris);
            typing(b, "on");
            for (Client a : List.of(a1, a2)) {
                awaitTyping(a, 1);
                a.first(ServerFrame.PresenceUpdated.class, ServerFrame.PresenceUpdated::online);
            }

            killed.kill();

            for (Client a : List.of(a1, a2)) {
                awaitTyping(a, 2);
                a.first(ServerFrame.PresenceUpdated.class, update -> !update.online());
                assertThat(state(a, boris).online()).isFalse();
            }
            b.close();
            stack.restart(killed);
        }
        assertThat(events("chat.user.offline", boris)).isEqualTo(1);
    }

    private Client listening(String user) {
        return Client.connect(stack, user, "&conversation_id=" + conversation);
    }

    private Presence state(Client client, String user) {
        String ref = "g" + System.nanoTime();
        client.sendFrame("{'type':'presence.get','user_ids':['%s'],'ref':'%s'}", user, ref);
        return client.first(ServerFrame.PresenceState.class, state -> ref.equals(state.ref()))
                .users()
                .get(0);
    }

    private void typing(Client client, String state) {
        client.sendFrame("{'type':'typing.set','conversation_id':'%s','state':'%s'}", conversation, state);
    }

    private static void awaitTyping(Client client, int frames) {
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(client.all(ServerFrame.ConversationTyping.class))
                .hasSize(frames));
    }

    private long events(String type, String user) {
        return Database.count(
                stack, "select count(*) from chat.outbox where type = '" + type + "' and subject = '" + user + "'");
    }
}
