package io.parley.gateway.upstream;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.gateway.GatewaySettings;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a gateway that can serve: it opens a socket to a chat instance and sees its {@code pong}. */
@Readiness
@ApplicationScoped
public class ChatReadiness implements AsyncHealthCheck {

    private final ChatInstances chat;
    private final long timeoutMillis;

    public ChatReadiness(ChatInstances chat, GatewaySettings settings) {
        this.chat = chat;
        this.timeoutMillis = settings.upstream().probeTimeout().toMillis();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return UniHelper.toUni(anyAnswers(0)).map(answers -> HealthCheckResponse.named("chat-service")
                .status(answers)
                .build());
    }

    private Future<Boolean> anyAnswers(int index) {
        return index == chat.all().size()
                ? Future.succeededFuture(false)
                : answers(chat.all().get(index))
                        .compose(answers -> answers ? Future.succeededFuture(true) : anyAnswers(index + 1));
    }

    private Future<Boolean> answers(URI instance) {
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
