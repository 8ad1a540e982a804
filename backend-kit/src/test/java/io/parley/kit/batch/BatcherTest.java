package io.parley.kit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private final List<List<Integer>> flushed = new ArrayList<>();
    private Promise<Void> pending;

    private final Batcher<Integer> batcher = new Batcher<>(3, 5, this::flush);

    @Test
    void an_item_without_company_goes_at_once() {
        batcher.offer(1);

        assertThat(flushed).containsExactly(List.of(1));
    }

    @Test
    void what_comes_during_a_flush_is_the_next_batch() {
        batcher.offer(1);
        batcher.offer(2);
        batcher.offer(3);
        assertThat(flushed).hasSize(1);

        pending.complete();

        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void a_batch_has_its_limit_and_the_order_is_kept() {
        for (int i = 1; i <= 6; i++) {
            batcher.offer(i);
        }
        pending.complete();
        pending.complete();

        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
    }

    @Test
    void a_full_batcher_refuses() {
        for (int i = 1; i <= 6; i++) {
            assertThat(batcher.offer(i)).isTrue();
        }

        assertThat(batcher.offer(7)).isFalse();
        assertThat(batcher.waiting()).isEqualTo(5);
    }

    @Test
    void a_failed_flush_does_not_stop_the_next() {
        batcher.offer(1);
        batcher.offer(2);
        pending.fail("no");

        assertThat(flushed).containsExactly(List.of(1), List.of(2));
    }

    private Future<Void> flush(List<Integer> batch) {
        flushed.add(batch);
        pending = Promise.promise();
        return pending.future();
    }
}
