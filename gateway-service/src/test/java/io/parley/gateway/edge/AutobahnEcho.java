package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.gateway.connection.FrameWatch;
import io.parley.gateway.wire.FrameAssembly;
import io.parley.gateway.wire.Utf8;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/**
 * The edge without what it is the edge of, for the Autobahn suite: the gateway's own options, pipeline and frame classes, and an
 * echo in place of the chat service, since the suite's messages are no frames of the protocol.
 */
public final class AutobahnEcho {

    private AutobahnEcho() {}

    /** Called by the suite's Maven plugin, with the port. */
    public static void main(String[] arguments) {
        HttpServerOptions options =
                new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0]));
        new EdgeServerOptions().customizeHttpServer(options);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createHttpServer(options)
                .requestHandler(AutobahnEcho::upgrade)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void upgrade(HttpServerRequest request) {
        FrameWatch.over(request);
        request.toWebSocket().onSuccess(AutobahnEcho::echo);
    }

    private static void echo(ServerWebSocket socket) {
        FrameAssembly frames = new FrameAssembly(FrameLimits.CLOSE_ABOVE_BYTES);
        socket.frameHandler(frame -> {
            switch (frames.add(frame)) {
                case TEXT_MESSAGE -> echo(socket, frames.takeText());
                case BINARY, BINARY_FRAGMENT -> socket.writeFrame(frame);
                case TOO_LARGE -> close(socket, CloseCode.MESSAGE_TOO_BIG);
                case TEXT_FRAGMENT, CONTROL -> {
                    // As in the gateway.
                }
            }
        });
    }

    private static void echo(ServerWebSocket socket, byte[] text) {
        if (Utf8.isValid(text)) {
            socket.writeFrame(WebSocketFrame.textFrame(new String(text, StandardCharsets.UTF_8), true));
        } else {
            close(socket, CloseCode.INVALID_PAYLOAD);
        }
    }

    private static void close(ServerWebSocket socket, CloseCode code) {
        socket.close((short) code.code(), code.reason());
    }
}
