package io.parley.gateway.upstream;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.gateway.GatewaySettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Whether a chat instance answers {@code ping} with {@code pong} on a socket. */
@ApplicationScoped
class ChatProbe {

    private final ChatInstances chat;
    private final long timeoutMillis;

    ChatProbe(ChatInstances chat, GatewaySettings settings) {
        this.chat = chat;
        this.timeoutMillis = settings.upstream().probeTimeout().toMillis();
    }

    /** Never fails. */
    Future<Boolean> answers(URI instance) {
        return chat.probe(instance)
                .compose(socket -> pong(socket)
                        .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .eventually(() -> socket.close()))
                .otherwise(false);
    }

    private static Future<Boolean> pong(WebSocket socket) {
        Promise<Boolean> answer = Promise.promise();
        socket.textMessageHandler(text ->
                answer.tryComplete(FrameReader.typeOf(text.getBytes(StandardCharsets.UTF_8)) == ServerFrameType.PONG));
        socket.closeHandler(closed -> answer.tryComplete(false));
        socket.writeTextMessage(FrameWriter.write(new ClientFrame.Ping(null)));
        return answer.future();
    }
}
