package io.parley.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says what a fuzzer makes, many frames a write; opens another socket after a close that a frame deserved. */
final class FuzzedSocket {

    private static final int BATCH_BYTES = 32 * 1024;
    private static final int LIMIT_SECONDS = 60;
    private static final String LAST_REF = "the-last-one";

    private final int port;
    private final String target;
    private final FrameFuzzer fuzzer;
    private final Consumer<String> answers;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private int reopened;

    FuzzedSocket(int port, String target, FrameFuzzer fuzzer, Consumer<String> answers) {
        this.port = port;
        this.target = target;
        this.fuzzer = fuzzer;
        this.answers = answers;
    }

    /** Returns when the chat service has answered what came last. */
    void say(int frames) throws Exception {
        int left = frames;
        while (left > 0) {
            try (RawSocket socket = RawSocket.connect(port, target)) {
                left = say(socket, left);
            }
        }
    }

    int reopened() {
        return reopened;
    }

    /** Returns how many frames are left when this socket has come to its end. */
    private int say(RawSocket socket, int frames) throws Exception {
        socket.awaitText("session.ready");
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<Integer> close =
                CompletableFuture.supplyAsync(() -> read(socket, answered), FuzzedSocket::run);
        for (int left = frames - 1; left >= 0; left--) {
            FrameFuzzer.Fuzzed next = fuzzer.next();
            batch.writeBytes(next.bytes());
            if (next.close() != FrameFuzzer.SURVIVES) {
                flush(socket, close);
                expect(next.close(), close);
                reopened++;
                return left;
            }
            if (batch.size() >= BATCH_BYTES) {
                flush(socket, close);
            }
        }
        batch.writeBytes(RawSocket.frame(
                RawSocket.FINAL | RawSocket.TEXT,
                ("{\"type\":\"unsubscribe\",\"conversation_ids\":[],\"ref\":\"" + LAST_REF + "\"}")
                        .getBytes(StandardCharsets.UTF_8)));
        flush(socket, close);
        CompletableFuture.anyOf(answered, close).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        socket.write(RawSocket.CLOSE, RawSocket.closing(1000, new byte[0]));
        expect(1000, close);
        return 0;
    }

    private static void run(Runnable reader) {
        Thread thread = new Thread(reader, "fuzz-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private int read(RawSocket socket, CompletableFuture<Void> answered) {
        try {
            return socket.readToTheClose(text -> {
                answers.accept(text);
                if (text.contains(LAST_REF)) {
                    answered.complete(null);
                }
            });
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    private void flush(RawSocket socket, CompletableFuture<Integer> close) throws Exception {
        try {
            socket.writeBytes(batch.toByteArray());
            batch.reset();
        } catch (IOException broken) {
            throw new AssertionError(
                    "the gateway closed a socket that did not deserve it: "
                            + close.get(LIMIT_SECONDS, TimeUnit.SECONDS),
                    broken);
        }
    }

    private static void expect(int code, CompletableFuture<Integer> close) throws Exception {
        int is = close.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (is != code) {
            throw new AssertionError("closed with " + is + " instead of " + code);
        }
    }
}
