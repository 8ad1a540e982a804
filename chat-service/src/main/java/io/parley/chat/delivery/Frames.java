package io.parley.chat.delivery;

import io.parley.chat.message.StoredMessage;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import java.util.HashMap;
import java.util.Map;

/** The frames of messages that were read: written once for each user who sees them, however many devices there are. */
final class Frames {

    private record Version(long seq, String viewer) {}

    private final Map<Version, String> written = new HashMap<>();

    String of(StoredMessage message, String viewer) {
        return written.computeIfAbsent(
                new Version(message.seq(), viewer),
                version -> FrameWriter.write(new ServerFrame.MessageCreated(
                        message.conversation().toString(), message.toWire(viewer), null, null)));
    }
}
