package io.parley.chat.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.parley.chat.id.ConversationId;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One sender's text in many conversations within a short time. Each instance counts what passes through it; it remembers
 * hashes, not texts. An attempt counts whether it was accepted or not, so that trying again at once does not help.
 */
@ApplicationScoped
public class SameTextToMany implements ContentRule {

    static final String FLAG = "sent_to_many";
    static final String REASON = "You sent the same text to several people; write to each in your own words";

    private record Sent(ConversationId conversation, long atMillis) {}

    private final RuleAction action;
    private final int maxConversations;
    private final int minCharacters;
    private final long windowMillis;
    private final Clock clock;
    private final Cache<UUID, List<Sent>> sent;

    @Inject
    public SameTextToMany(ContentSettings settings, Clock clock) {
        ContentSettings.SameText same = settings.sameText();
        this.action = same.action();
        this.maxConversations = same.maxConversations();
        this.minCharacters = same.minCharacters();
        this.windowMillis = same.window().toMillis();
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.sent = Caffeine.newBuilder()
                .maximumSize(same.maxRemembered())
                .expireAfterWrite(same.window())
                .ticker(ticker)
                // Its upkeep is short; on the caller's thread nothing is left behind when a test or the service ends.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public String name() {
        return "same-text";
    }

    @Override
    public boolean isEnabled() {
        return action != RuleAction.OFF;
    }

    @Override
    public Future<Judgement> judge(Draft draft) {
        String text = draft.text();
        if (text.length() < minCharacters || text.codePointCount(0, text.length()) < minCharacters) {
            return Judgement.PASSED;
        }
        UUID key = TextHash.of(draft.senderId(), text);
        List<Sent> recent = sent.asMap().compute(key, (same, before) -> with(draft.conversation(), before));
        return recent.size() > maxConversations ? action.on(FLAG, REASON) : Judgement.PASSED;
    }

    /** What was sent within the window, this one last; no more of it than shows that it is too much. */
    private List<Sent> with(ConversationId conversation, List<Sent> before) {
        Sent now = new Sent(conversation, clock.millis());
        if (before == null) {
            return List.of(now);
        }
        List<Sent> recent = new ArrayList<>(before.size() + 1);
        for (Sent earlier : before) {
            if (!earlier.conversation().equals(conversation) && now.atMillis() - earlier.atMillis() < windowMillis) {
                recent.add(earlier);
            }
        }
        recent.add(now);
        if (recent.size() > maxConversations + 1) {
            recent.remove(0);
        }
        return recent;
    }

    /** For tests: how many texts are remembered. */
    long remembered() {
        sent.cleanUp();
        return sent.estimatedSize();
    }
}
