package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** More is missing, or unacknowledged, than may wait for a socket at once. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class LongGapIT {

    /** A read's worth. In the longest texts, which are of characters that count twice, it is twice what may wait. */
    private static final int PAGE = 200;

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    LongGapIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_slow_device_gets_all_it_missed_at_its_own_pace() throws IOException {
        int missed = 3 * PAGE;
        String target = "/v1/chat/ws?token=" + Client.token(stack, boris);
        try (Client a = Client.connect(stack, anna);
                RawSocket slow = RawSocket.connectWithSmallBuffer(Client.gatewayPort(stack), target)) {
            slow.awaitText("session.ready");
            Unheard.say(stack, anna, missed);
            a.sendMessage(conversation, "the end", null);
            // Nothing is read by the one before the other has everything.
            await().atMost(Client.LIMIT).until(() -> a.frames().size() == missed + 2);

            List<Long> seqs = new ArrayList<>();
            while (seqs.size() <= missed) {
                seqs.add(Client.json(slow.awaitText("message.created"))
                        .at("/message/seq")
                        .asLong());
            }
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, missed + 1).boxed().toList());
            assertThat(a.isOpen()).isTrue();
        }
    }

    @Test
    void what_is_sent_again_for_want_of_an_acknowledgement_is_never_too_much() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris, "&ack=true")) {
            Unheard.say(stack, anna, PAGE);
            a.sendMessage(conversation, "the end", null);

            assertThat(b.closeCode()).isEqualTo(1001);
            assertThat(b.frames()).hasSizeGreaterThan(1 + PAGE + 1);
        }
    }
}
