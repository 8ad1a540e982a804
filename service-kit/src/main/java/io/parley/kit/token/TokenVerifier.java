package io.parley.kit.token;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks tokens with the keys of the platform, and reads the user from them. */
@ApplicationScoped
public class TokenVerifier {

    private final Vertx vertx;
    private final TokenKeys keys;
    private final TokenCheck tokens;

    public TokenVerifier(Vertx vertx, TokenSettings settings, TokenKeys keys) {
        this.vertx = vertx;
        this.keys = keys;
        this.tokens = new TokenCheck(TokenRules.of(settings), keys::find);
    }

    /**
     * The verdict with the keys at hand. A token whose key is not among them is refused, and the keys are looked for: where
     * one can wait, {@link #check} is better.
     *
     * @param token the compact JWT, or null where there was none
     */
    public Verdict verify(String token) {
        Verdict verdict = tokens.verify(token);
        if (verdict == Verdict.Refused.UNKNOWN_KEY) {
            keys.refresh();
        }
        return verdict;
    }

    /**
     * The same, and a token whose key is not known waits until it was looked for. Complete at once in all other cases; else it
     * completes on the caller's context.
     */
    public Future<Verdict> check(String token) {
        Verdict verdict = tokens.verify(token);
        if (verdict != Verdict.Refused.UNKNOWN_KEY) {
            return Future.succeededFuture(verdict);
        }
        Context caller = vertx.getOrCreateContext();
        Promise<Verdict> second = Promise.promise();
        keys.refresh().onComplete(done -> caller.runOnContext(back -> second.complete(tokens.verify(token))));
        return second.future();
    }
}
