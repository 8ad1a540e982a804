package io.parley.kit.live;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveBatch;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.broker.BrokerLink;
import java.io.IOException;
import java.util.List;

/** Shows frames to users, wherever their sockets are; for a service that has no sockets itself. A frame may be lost. */
public final class LiveFrames implements BrokerLink.Role {

    private final String origin = UuidCreator.getTimeOrderedEpoch().toString();
    private final LiveSender sender = new LiveSender(() -> {});
    private final Counter dropped;

    /** A frame for every device of a user. */
    public record Addressed(String userId, ServerFrame frame) {}

    public LiveFrames(MeterRegistry metrics) {
        this.dropped = metrics.counter("parley.live.dropped");
    }

    /** Sends the frames, together. */
    public void send(List<Addressed> frames) {
        if (frames.isEmpty()) {
            return;
        }
        List<LiveItem> items = frames.stream()
                .<LiveItem>map(one -> new LiveItem.Frame(List.of(one.userId), FrameWriter.write(one.frame)))
                .toList();
        // Without a number: nobody looks for what is lost of it.
        if (!sender.offer(new LiveBatch(origin, null, items))) {
            dropped.increment(items.size());
        }
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        sender.connected(channels);
    }

    @Override
    public void lost() {
        sender.lost();
    }
}
