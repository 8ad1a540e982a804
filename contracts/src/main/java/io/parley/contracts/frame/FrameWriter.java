package io.parley.contracts.frame;

import io.parley.contracts.json.Json;

/** Writes frames. */
public final class FrameWriter {

    private FrameWriter() {}

    public static String write(ServerFrame frame) {
        return Json.write(frame);
    }

    public static String write(ClientFrame frame) {
        return Json.write(frame);
    }
}
