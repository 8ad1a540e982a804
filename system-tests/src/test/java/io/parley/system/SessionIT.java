package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session from its first frame to the end of its token. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class SessionIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();

    SessionIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_client_may_say_who_it_is_in_its_first_frame() {
        try (Client client = Client.open(stack, "")) {
            client.sendFrame("{'type':'auth','token':'%s','ref':'1'}", Client.token(stack, anna));
            ServerFrame.AuthOk ok = client.first(ServerFrame.AuthOk.class);
            assertThat(ok.ref()).isEqualTo("1");
            assertThat(ok.expiresIn()).isBetween(3_500L, 3_600L);
            assertThat(client.first(ServerFrame.SessionReady.class).userId()).isEqualTo(anna);
        }
    }

    @Test
    void what_follows_the_first_frame_at_once_is_not_lost() {
        String conversation = Client.conversation(stack, anna, boris);
        String token = Client.token(stack, anna);
        try (Client client = Client.open(stack, "?conversation_id=" + conversation)) {
            client.sendFrame("{'type':'auth','token':'%s'}", token);
            client.sendMessage(conversation, "in a hurry", "k");
            assertThat(client.message("in a hurry").idempotencyKey()).isEqualTo("k");
        }
    }

    @Test
    void any_other_first_frame_is_refused_at_once() {
        for (String frame : new String[] {"{\"type\":\"ping\"}", "no JSON", "{\"type\":\"auth\"}"}) {
            try (Client client = Client.open(stack, "")) {
                client.send(frame);
                assertThat(client.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
                assertThat(client.closeCode()).isEqualTo(4002);
            }
        }
        try (Client client = Client.open(stack, "")) {
            client.sendBinary(new byte[] {1});
            assertThat(client.closeCode()).isEqualTo(4002);
        }
        try (Client client = Client.open(stack, "")) {
            client.sendFrame("{'type':'auth','token':'forged','ref':'1'}");
            assertThat(client.failure("1").code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void who_says_nothing_is_sent_away() {
        try (Client client = Client.open(stack, "")) {
            assertThat(client.first(ServerFrame.Failure.class).message()).isEqualTo("Missing authentication token");
            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void a_token_is_renewed_in_place_and_runs_out_otherwise() {
        String renewed = Client.token(stack, anna);
        try (Client client = Client.open(stack, "?token=" + Client.token(stack, anna, 6));
                Client other = Client.open(stack, "?token=" + Client.token(stack, anna, 6))) {
            assertThat(client.first(ServerFrame.AuthExpiring.class).expiresIn()).isBetween(1L, 6L);
            other.first(ServerFrame.AuthExpiring.class);
            client.sendFrame("{'type':'auth','token':'%s','ref':'no'}", Client.token(stack, boris));
            assertThat(client.failure("no").code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
            client.sendFrame("{'type':'auth','token':'forged','ref':'nor'}");
            assertThat(client.failure("nor").code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
            client.sendFrame("{'type':'auth','token':'%s','ref':'yes'}", renewed);
            assertThat(client.first(ServerFrame.AuthOk.class).ref()).isEqualTo("yes");

            assertThat(other.closeCode()).isEqualTo(4001);
            assertThat(other.all(ServerFrame.Failure.class))
                    .extracting(ServerFrame.Failure::code)
                    .containsExactly(ErrorCode.TOKEN_EXPIRED);
            await().during(Duration.ofSeconds(1)).atMost(Client.LIMIT).until(client::isOpen);
        }
    }
}
