package io.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.gateway.GatewaySettings;
import io.parley.gateway.edge.Heartbeat.Beat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final Heartbeat heartbeat = new Heartbeat(
            new GatewaySettings.Heartbeat() {
                @Override
                public Duration ping() {
                    return Duration.ofSeconds(30);
                }

                @Override
                public Duration controlPing() {
                    return Duration.ofSeconds(25);
                }

                @Override
                public Duration limit() {
                    return Duration.ofSeconds(40);
                }
            },
            0);

    @Test
    void a_client_that_answers_is_pinged_for_ever() {
        for (int second = 1; second <= 600; second++) {
            Beat beat = heartbeat.due(second * 1_000L);
            assertThat(beat).as("second %d", second).isNotEqualTo(Beat.DEAD);
            if (beat != Beat.NOTHING) {
                heartbeat.heard();
            }
        }
    }

    @Test
    void a_ping_goes_where_nothing_was_sent_and_one_of_websockets_own_in_any_case() {
        assertThat(heartbeat.due(24_999)).isEqualTo(Beat.NOTHING);
        assertThat(heartbeat.due(25_000)).isEqualTo(Beat.CONTROL_PING);
        assertThat(heartbeat.due(25_000)).isEqualTo(Beat.NOTHING);
        heartbeat.sent(26_000);
        assertThat(heartbeat.due(30_000)).isEqualTo(Beat.NOTHING);
        heartbeat.heard();
        assertThat(heartbeat.due(50_000)).isEqualTo(Beat.CONTROL_PING);
        assertThat(heartbeat.due(56_000)).isEqualTo(Beat.PING);
    }

    @Test
    void silence_after_the_first_unanswered_ping_is_death() {
        heartbeat.due(25_000);
        heartbeat.due(30_000);
        heartbeat.due(50_000);
        assertThat(heartbeat.due(64_999)).isNotEqualTo(Beat.DEAD);
        assertThat(heartbeat.due(65_000)).isEqualTo(Beat.DEAD);
    }

    @Test
    void what_is_due_at_once_comes_one_after_the_other() {
        assertThat(heartbeat.due(30_000)).isEqualTo(Beat.PING);
        assertThat(heartbeat.due(30_000)).isEqualTo(Beat.CONTROL_PING);
        assertThat(heartbeat.due(30_000)).isEqualTo(Beat.NOTHING);
    }
}
