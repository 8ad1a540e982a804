package io.parley.gateway.upstream;

import io.parley.gateway.GatewaySettings;
import io.parley.gateway.figures.Figures;
import io.parley.gateway.figures.View;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Which chat instances answer, remembered for a moment: however often it is asked for, each is probed once in that time. */
@ApplicationScoped
public class ChatReach implements Figures {

    private final ChatInstances chat;
    private final ChatProbe probe;
    private final long keepNanos;
    private Future<List<Instance>> asked;
    private long askedAt;
    private volatile List<Instance> known = List.of();

    public ChatReach(ChatInstances chat, ChatProbe probe, GatewaySettings settings) {
        this.chat = chat;
        this.probe = probe;
        this.keepNanos = settings.health().keep().toNanos();
    }

    public record Instance(URI url, boolean answers) {}

    /** How it is, or was a moment ago. Never fails. */
    public synchronized Future<List<Instance>> instances() {
        boolean isStale = asked == null || asked.isComplete() && System.nanoTime() - askedAt > keepNanos;
        if (isStale) {
            askedAt = System.nanoTime();
            asked = ask();
        }
        return asked;
    }

    /** With what was found last; {@link #instances} makes it new. */
    @Override
    public void addTo(View view) {
        view.put(
                "upstream",
                known.stream()
                        .map(instance -> new View()
                                .put("instance", instance.url().toString())
                                .put("state", instance.answers() ? "up" : "down"))
                        .toList());
    }

    private Future<List<Instance>> ask() {
        List<Future<Instance>> answers = new ArrayList<>();
        for (URI url : chat.all()) {
            answers.add(probe.answers(url).map(answer -> new Instance(url, answer)));
        }
        return Future.all(answers).map(all -> {
            known = all.list();
            return known;
        });
    }
}
