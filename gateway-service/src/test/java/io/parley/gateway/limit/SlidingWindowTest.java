package io.parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    @Test
    void there_is_room_again_when_the_oldest_has_left_the_window() {
        SlidingWindow window = new SlidingWindow(3, 100);
        assertThat(window.add(0)).isTrue();
        assertThat(window.add(40)).isTrue();
        assertThat(window.untilRoom(60)).isZero();
        assertThat(window.add(60)).isTrue();
        assertThat(window.add(99)).isFalse();
        assertThat(window.untilRoom(99)).isEqualTo(1);
        assertThat(window.add(100)).isTrue();
        assertThat(window.untilRoom(100)).isEqualTo(40);
    }

    @Test
    void it_counts_as_a_list_of_all_times_would() {
        Random random = new Random(17);
        for (int max : new int[] {1, 2, 3, 7, 100}) {
            SlidingWindow window = new SlidingWindow(max, 1_000);
            Deque<Long> all = new ArrayDeque<>();
            long now = Long.MAX_VALUE - 50_000;
            for (int i = 0; i < 20_000; i++) {
                now += random.nextInt(random.nextInt(10) == 0 ? 3_000 : 40);
                long at = now;
                all.removeIf(time -> at - time >= 1_000);
                boolean room = all.size() < max;
                assertThat(window.untilRoom(now)).isEqualTo(room ? 0 : all.getFirst() + 1_000 - now);
                assertThat(window.add(now)).isEqualTo(room);
                if (room) {
                    all.add(now);
                }
            }
        }
    }
}
