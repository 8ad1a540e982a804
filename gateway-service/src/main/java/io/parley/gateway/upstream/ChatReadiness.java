package io.parley.gateway.upstream;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a gateway that can serve: it opens a socket to a chat instance and sees its {@code pong}. */
@Readiness
@ApplicationScoped
public class ChatReadiness implements AsyncHealthCheck {

    private final ChatInstances chat;
    private final ChatProbe probe;

    public ChatReadiness(ChatInstances chat, ChatProbe probe) {
        this.chat = chat;
        this.probe = probe;
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
                : probe.answers(chat.all().get(index))
                        .compose(answers -> answers ? Future.succeededFuture(true) : anyAnswers(index + 1));
    }
}
