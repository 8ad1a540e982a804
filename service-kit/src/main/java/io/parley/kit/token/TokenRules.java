package io.parley.kit.token;

import java.time.Duration;
import java.util.List;

/** What a token must be like, whatever key it is signed with. */
public record TokenRules(
        String issuer, String audience, List<String> algorithms, List<String> types, Duration clockTolerance) {

    static TokenRules of(TokenSettings settings) {
        return new TokenRules(
                settings.issuer(),
                settings.audience(),
                settings.algorithm(),
                settings.types(),
                settings.clockTolerance());
    }
}
