package io.parley.chat.content;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;

/** More links than one message needs. */
@ApplicationScoped
public class LinkLimit implements ContentRule {

    static final String FLAG = "many_links";
    static final String REASON = "This message has too many links in it";

    private final RuleAction action;
    private final int max;

    public LinkLimit(ContentSettings settings) {
        this.action = settings.links().action();
        this.max = settings.links().max();
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public boolean isEnabled() {
        return action != RuleAction.OFF;
    }

    @Override
    public Future<Judgement> judge(Draft draft) {
        boolean tooMany = Links.mayBeIn(draft.text()) && Links.in(draft.text()).size() > max;
        return tooMany ? action.on(FLAG, REASON) : Judgement.PASSED;
    }
}
