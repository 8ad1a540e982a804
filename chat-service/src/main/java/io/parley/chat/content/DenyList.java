package io.parley.chat.content;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words and phrases that nobody may send, however they are written. */
@ApplicationScoped
public class DenyList implements ContentRule {

    static final String FLAG = "denied_words";
    static final String REASON = "This message has words in it that are not allowed here";

    private final RuleAction action;
    private final DeniedPhrases phrases;

    public DenyList(ContentSettings settings) {
        ContentSettings.Words words = settings.denyList();
        this.action = words.action();
        List<String> entries = new ArrayList<>(words.words().orElse(List.of()));
        words.file().ifPresent(file -> entries.addAll(read(file)));
        this.phrases = new DeniedPhrases(entries);
    }

    @Override
    public String name() {
        return "deny-list";
    }

    @Override
    public boolean isEnabled() {
        return action != RuleAction.OFF && !phrases.isEmpty();
    }

    @Override
    public Future<Judgement> judge(Draft draft) {
        return phrases.areIn(FoldedText.words(draft.text())) ? action.on(FLAG, REASON) : Judgement.PASSED;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The deny list cannot be read as UTF-8; see parley.chat.content.deny-list.file: " + file,
                    unreadable);
        }
    }
}
