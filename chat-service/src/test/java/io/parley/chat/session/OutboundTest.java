package io.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private final HeldOutlet socket = new HeldOutlet();

    private final Outbound outbound = new Outbound(socket, 3, 100);

    @Test
    void the_next_frame_is_written_when_the_last_one_was_taken() {
        outbound.send("a");
        outbound.send("b");
        outbound.send("c");
        assertThat(socket.written).containsExactly("a");

        socket.take();
        assertThat(socket.written).containsExactly("a", "b");
        socket.take();
        socket.take();
        outbound.send("d");
        assertThat(socket.written).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_frame_that_is_true_no_more_is_not_sent_whether_the_socket_is_free_or_not() {
        assertThat(outbound.sendIf(() -> false, "old")).isFalse();
        assertThat(outbound.sendIf(() -> true, "a")).isTrue();
        assertThat(outbound.sendIf(() -> false, "old")).isFalse();
        assertThat(outbound.sendIf(() -> true, "b")).isTrue();
        socket.take();

        assertThat(socket.written).containsExactly("a", "b");
    }

    @Test
    void nothing_is_sent_between_the_question_whether_a_frame_is_true_and_the_frame() throws Exception {
        outbound.send("being written");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Thread batch = new Thread(() -> outbound.sendIf(
                () -> {
                    asked.countDown();
                    return isReached(answered);
                },
                "batch"));
        Thread block = new Thread(() -> outbound.send("block"));
        batch.start();
        assertThat(isReached(asked)).isTrue();
        block.start();
        await().until(() -> block.getState() == Thread.State.BLOCKED);
        answered.countDown();
        batch.join();
        block.join();
        socket.take();
        socket.take();

        assertThat(socket.written).containsExactly("being written", "batch", "block");
    }

    @Test
    void typing_and_presence_make_room_before_the_socket_is_too_slow() {
        outbound.send("being written");
        outbound.sendPassing("typing");
        outbound.send("1");
        outbound.sendPassing("presence");
        outbound.send("2");
        outbound.send("3");
        outbound.sendPassing("typing again");
        assertThat(socket.closes).isEmpty();
        for (int i = 0; i < 4; i++) {
            socket.take();
        }

        assertThat(socket.written).containsExactly("being written", "1", "2", "3");
        outbound.sendPassing("typing at last");
        assertThat(socket.written).endsWith("typing at last");
    }

    @Test
    void who_waits_for_the_queue_to_drain_is_told_when_it_has_and_when_the_socket_is_gone() {
        assertThat(outbound.drained().isComplete()).isTrue();
        outbound.send("1");
        outbound.send("2");
        Future<Void> drained = outbound.drained();
        socket.take();
        assertThat(drained.isComplete()).isFalse();
        socket.take();
        assertThat(drained.succeeded()).isTrue();

        outbound.send("3");
        Future<Void> never = outbound.drained();
        outbound.end();
        assertThat(never.succeeded()).isTrue();
    }

    @Test
    void there_is_room_for_what_can_wait_until_a_quarter_of_the_queue_is_taken() {
        outbound.send("being written");
        assertThat(outbound.hasRoom()).isTrue();
        outbound.send("one frame of the three that may wait");
        assertThat(outbound.hasRoom()).isFalse();
        socket.take();
        assertThat(outbound.hasRoom()).isTrue();
    }

    @Test
    void a_close_that_waits_for_a_client_that_does_not_read_can_be_had_at_once() {
        AtomicInteger told = new AtomicInteger();
        outbound.whenClosing(told::incrementAndGet);
        outbound.send("stuck");
        outbound.close(CloseCode.AUTH_EXPIRED);
        outbound.close(CloseCode.GOING_AWAY);
        assertThat(socket.closes).isEmpty();
        assertThat(told).hasValue(1);

        outbound.closeNow();
        outbound.closeNow();
        assertThat(socket.closes).containsExactly(CloseCode.AUTH_EXPIRED);
    }

    @Test
    void too_many_unsent_frames_close_the_socket_as_too_slow() {
        for (String frame : List.of("being written", "1", "2", "3")) {
            outbound.send(frame);
        }
        assertThat(socket.closes).isEmpty();

        outbound.send("4");
        outbound.send("5");
        socket.take();

        assertThat(socket.closes).containsExactly(CloseCode.TOO_SLOW);
        assertThat(socket.written).containsExactly("being written");
    }

    @Test
    void too_much_unsent_text_closes_the_socket_as_too_slow() {
        outbound.send("being written");
        outbound.send("x".repeat(100));
        assertThat(socket.closes).isEmpty();

        outbound.send("x");

        assertThat(socket.closes).containsExactly(CloseCode.TOO_SLOW);
    }

    @Test
    void after_a_failed_write_nothing_more_is_written() {
        outbound.send("a");
        outbound.send("b");
        socket.fail();
        outbound.send("c");

        assertThat(socket.written).containsExactly("a");
        assertThat(socket.closes).isEmpty();
    }

    @Test
    void what_was_sent_before_a_close_goes_out_first() {
        outbound.send("a");
        outbound.send("b");
        outbound.close(CloseCode.AUTH_EXPIRED);
        outbound.send("late");
        assertThat(socket.closes).isEmpty();

        socket.take();
        assertThat(socket.closes).isEmpty();
        socket.take();

        assertThat(socket.written).containsExactly("a", "b");
        assertThat(socket.closes).containsExactly(CloseCode.AUTH_EXPIRED);
    }

    @Test
    void a_long_queue_that_is_taken_at_once_needs_no_deep_stack() {
        AtomicInteger taken = new AtomicInteger();
        Promise<Void> first = Promise.promise();
        Outbound eager = new Outbound(
                new Outlet() {
                    @Override
                    public Future<Void> write(String frame) {
                        return taken.getAndIncrement() == 0 ? first.future() : Future.succeededFuture();
                    }

                    @Override
                    public void close(CloseCode code) {}
                },
                200_000,
                Integer.MAX_VALUE);
        for (int i = 0; i < 100_000; i++) {
            eager.send("frame");
        }
        first.complete();

        assertThat(taken).hasValue(100_000);
    }

    @Test
    void it_closes_once() {
        outbound.close(CloseCode.SERVICE_RESTART);
        outbound.close(CloseCode.SERVER_ERROR);
        outbound.send("late");

        assertThat(socket.closes).containsExactly(CloseCode.SERVICE_RESTART);
        assertThat(socket.written).isEmpty();
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
