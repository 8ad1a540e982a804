package io.parley.system;

import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects what comes from a socket, and holds it against docs/asyncapi.yaml. */
final class Frames implements WebSocket.Listener {

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile Integer closeCode;
    private volatile String wrong;

    List<String> all() {
        return List.copyOf(frames);
    }

    /** Each frame has to be as docs/asyncapi.yaml says. */
    void requireWording() {
        if (wrong != null) {
            throw new AssertionError(wrong);
        }
    }

    /** Null while it is open. */
    Integer closeCode() {
        return closeCode;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            frames.add(frame);
            wrong = wrong == null ? Wording.wrongIn(frame) : wrong;
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closeCode = 1006;
    }
}
