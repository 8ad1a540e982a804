package io.parley.local.town;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A user's socket that is made anew whenever it ends, after a pause that grows. Everything happens on the one thread; only what
 * comes from the network comes from elsewhere, and is handed over.
 */
final class LastingSocket {

    private static final long SHORTEST_PAUSE_MILLIS = 500;
    private static final int MOST_DOUBLINGS = 5;

    private final String user;
    private final GatewayCalls calls;
    private final ScheduledExecutorService thread;
    private final Consumer<ServerFrame> hears;
    private CompletableFuture<WebSocket> socket = CompletableFuture.failedFuture(new IllegalStateException("closed"));
    private String token;
    private int failures;
    private boolean ended;

    LastingSocket(String user, GatewayCalls calls, ScheduledExecutorService thread, Consumer<ServerFrame> hears) {
        this.user = user;
        this.calls = calls;
        this.thread = thread;
        this.hears = hears;
    }

    /** Begins. */
    void open() {
        calls.token(user)
                .thenCompose(issued -> {
                    thread.execute(() -> token = issued);
                    return calls.socket(issued, new Ear());
                })
                .whenCompleteAsync(
                        (open, failure) -> {
                            if (failure != null) {
                                again();
                            }
                        },
                        thread);
    }

    /** Of the newest connection; null before the first. */
    String token() {
        return token;
    }

    /** One after the other, as the client of the JDK wants it. What is said while there is no socket is lost. */
    void say(ClientFrame frame) {
        socket = socket.thenCompose(open -> open.sendText(FrameWriter.write(frame), true));
    }

    void close() {
        ended = true;
        socket.thenAccept(WebSocket::abort);
    }

    private void opened(WebSocket open) {
        if (ended) {
            open.abort();
        } else {
            socket = CompletableFuture.completedFuture(open);
        }
    }

    private void again() {
        if (ended) {
            return;
        }
        socket = CompletableFuture.failedFuture(new IllegalStateException("closed"));
        long pause = SHORTEST_PAUSE_MILLIS << Math.min(failures++, MOST_DOUBLINGS);
        thread.schedule(this::open, pause / 2 + ThreadLocalRandom.current().nextLong(pause), TimeUnit.MILLISECONDS);
    }

    private void heard(String text) {
        if (ended || !(FrameReader.readServer(text) instanceof Reading.Valid<ServerFrame> valid)) {
            return;
        }
        ServerFrame frame = valid.frame();
        if (frame instanceof ServerFrame.Ping) {
            say(new ClientFrame.Pong(null));
        } else if (frame instanceof ServerFrame.AuthExpiring) {
            // If it fails the socket ends, and with the next one comes a token too.
            calls.token(user).thenAcceptAsync(this::renew, thread);
        } else {
            if (frame instanceof ServerFrame.SessionReady) {
                failures = 0;
            }
            hears.accept(frame);
        }
    }

    private void renew(String fresh) {
        token = fresh;
        say(new ClientFrame.Auth(fresh, null));
    }

    /** Puts the parts of a text together. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private boolean isOver;

        @Override
        public void onOpen(WebSocket open) {
            thread.execute(() -> opened(open));
            open.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                thread.execute(() -> heard(whole));
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            thread.execute(this::over);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            thread.execute(this::over);
        }

        /** Told once, though an error may be followed by a close. */
        private void over() {
            if (!isOver) {
                isOver = true;
                again();
            }
        }
    }
}
