package io.parley.chat.session;

import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The frames on their way to one socket: in order, one write at a time, and never more than the limits. A socket that
 * cannot keep up loses its queue and is closed with 4010; its client reconnects and syncs.
 */
final class Outbound {

    private final Outlet outlet;
    private final int maxFrames;
    private final int maxCharacters;

    private final Queue<String> unsent = new ArrayDeque<>(0);
    private int unsentCharacters;
    private boolean writing;
    /** Takes no more frames. */
    private boolean ended;
    /** What to close with once the frames taken before are out; or null. */
    private CloseCode closing;

    Outbound(Outlet outlet, int maxFrames, int maxCharacters) {
        this.outlet = outlet;
        this.maxFrames = maxFrames;
        this.maxCharacters = maxCharacters;
    }

    void send(String frame) {
        boolean overflows = false;
        synchronized (unsent) {
            if (ended) {
                return;
            }
            if (writing) {
                unsent.add(frame);
                unsentCharacters += frame.length();
                if (unsent.size() <= maxFrames && unsentCharacters <= maxCharacters) {
                    return;
                }
                end();
                overflows = true;
            }
            writing = true;
        }
        if (overflows) {
            outlet.close(CloseCode.TOO_SLOW);
        } else {
            write(frame);
        }
    }

    /** Lets what was sent before go out, then closes. */
    void close(CloseCode code) {
        synchronized (unsent) {
            if (ended) {
                return;
            }
            ended = true;
            closing = code;
            if (writing) {
                return;
            }
        }
        outlet.close(code);
    }

    /** Takes no more frames and forgets those it has; called once the socket is gone. */
    void end() {
        synchronized (unsent) {
            ended = true;
            closing = null;
            unsent.clear();
            unsentCharacters = 0;
        }
    }

    /** Goes round as long as the transport takes frames at once, instead of calling itself for each. */
    private void write(String first) {
        String frame = first;
        while (frame != null) {
            Future<Void> written = outlet.write(frame);
            if (!written.isComplete()) {
                written.onComplete(done -> write(next(done.succeeded())));
                return;
            }
            frame = next(written.succeeded());
        }
    }

    /** The next frame, or null when there is none; with the last one out, a close that waited for it goes. */
    private String next(boolean succeeded) {
        CloseCode close;
        synchronized (unsent) {
            if (!succeeded) {
                // A failed write is a socket that is gone; its close comes by itself.
                end();
            }
            String frame = unsent.poll();
            if (frame != null) {
                unsentCharacters -= frame.length();
                return frame;
            }
            writing = false;
            close = closing;
        }
        if (close != null) {
            outlet.close(close);
        }
        return null;
    }
}
