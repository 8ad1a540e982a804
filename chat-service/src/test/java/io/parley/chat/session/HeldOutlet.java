package io.parley.chat.session;

import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** A socket that takes a frame when the test says so. */
public final class HeldOutlet implements Outlet {

    public final List<String> written = new ArrayList<>();
    public final List<CloseCode> closes = new ArrayList<>();
    private Promise<Void> pending;

    @Override
    public Future<Void> write(String frame) {
        written.add(frame);
        pending = Promise.promise();
        return pending.future();
    }

    @Override
    public void close(CloseCode code) {
        closes.add(code);
    }

    public void take() {
        next().complete();
    }

    public void takeAll() {
        while (pending != null) {
            take();
        }
    }

    void fail() {
        next().fail("gone");
    }

    /** The one that is being written; as it ends, another may begin. */
    private Promise<Void> next() {
        Promise<Void> one = pending;
        pending = null;
        return one;
    }
}
