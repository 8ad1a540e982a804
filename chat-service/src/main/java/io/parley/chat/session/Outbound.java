package io.parley.chat.session;

import io.parley.contracts.frame.CloseCode;
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
    private boolean closed;

    Outbound(Outlet outlet, int maxFrames, int maxCharacters) {
        this.outlet = outlet;
        this.maxFrames = maxFrames;
        this.maxCharacters = maxCharacters;
    }

    void send(String frame) {
        boolean overflows;
        synchronized (unsent) {
            if (closed) {
                return;
            }
            if (writing) {
                unsent.add(frame);
                unsentCharacters += frame.length();
                overflows = unsent.size() > maxFrames || unsentCharacters > maxCharacters;
                if (!overflows) {
                    return;
                }
                end();
            } else {
                overflows = false;
                writing = true;
            }
        }
        if (overflows) {
            outlet.close(CloseCode.TOO_SLOW);
        } else {
            write(frame);
        }
    }

    void close(CloseCode code) {
        synchronized (unsent) {
            if (closed) {
                return;
            }
            end();
        }
        outlet.close(code);
    }

    /** Takes no more frames; called once the socket is gone. */
    void end() {
        synchronized (unsent) {
            closed = true;
            unsent.clear();
            unsentCharacters = 0;
        }
    }

    private void write(String frame) {
        outlet.write(frame).onComplete(written -> next(written.succeeded()));
    }

    private void next(boolean succeeded) {
        String frame;
        synchronized (unsent) {
            if (!succeeded) {
                // A failed write is a socket that is gone; its close comes by itself.
                end();
            }
            frame = unsent.poll();
            if (frame == null) {
                writing = false;
                return;
            }
            unsentCharacters -= frame.length();
        }
        write(frame);
    }
}
