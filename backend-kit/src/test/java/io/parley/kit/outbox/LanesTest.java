package io.parley.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void a_conversation_always_has_the_same_lane() {
        UUID conversation = UUID.fromString("01900000-0000-7000-8000-0000000000ff");

        assertThat(Lanes.of(conversation)).isEqualTo(Lanes.of(conversation)).isBetween((short) 0, (short) 15);
    }

    @Test
    void fair_shares_cover_every_lane() {
        for (int instances = 1; instances <= 40; instances++) {
            assertThat(instances * Lanes.fairShare(instances)).isGreaterThanOrEqualTo(Lanes.COUNT);
        }
        assertThat(Lanes.fairShare(1)).isEqualTo(16);
        assertThat(Lanes.fairShare(2)).isEqualTo(8);
        assertThat(Lanes.fairShare(3)).isEqualTo(6);
        assertThat(Lanes.fairShare(0)).isEqualTo(16);
    }
}
