package io.parley.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.notification.telegram.TelegramAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushRecordTest {

    private final PushRecord.Rules rules = new PushRecord.Rules(
            Duration.ofSeconds(1), Duration.ofMinutes(5), new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5)), 3);

    @ParameterizedTest
    @CsvSource({
        "200, sent, true, false",
        "400, rejected, false, false",
        "401, token_refused, false, true",
        "403, unreachable, false, false",
        "404, token_refused, false, true",
        "429, slowed, false, true",
        "500, failed, false, true",
        "502, failed, false, true",
        "302, failed, false, true"
    })
    void an_answer_says_how_it_goes_on(int status, String outcome, boolean isPushed, boolean isTriedAgain) {
        PushRecord record = rules.after(TelegramAnswer.of(status, new byte[0]), 0, 0);
        assertThat(record.outcome()).isEqualTo(outcome);
        assertThat(record.isPushed()).isEqualTo(isPushed);
        assertThat(record.again() != null).isEqualTo(isTriedAgain);
    }

    @Test
    void only_failures_count_as_attempts_and_the_last_one_is_the_end() {
        assertThat(rules.after(new TelegramAnswer.Failed(), 1, 0).isFailure()).isTrue();
        assertThat(rules.after(new TelegramAnswer.Failed(), 2, 0).again()).isNull();
        assertThat(rules.after(new TelegramAnswer.Slower(Duration.ofSeconds(3)), 2, 0)
                        .again())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(rules.after(new TelegramAnswer.TokenRefused(), 2, 0).isFailure())
                .isFalse();
    }

    @Test
    void what_may_have_arrived_is_not_tried_again() {
        PushRecord record = rules.after(new TelegramAnswer.Unknown(), 0, 0);
        assertThat(record.again()).isNull();
        assertThat(record.isPushed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"parameters":{"retry_after":7}}          | 7
                    {"parameters":{"retry_after":0}}          | 1
                    {"parameters":{"retry_after":-5}}         | 1
                    {"parameters":{"retry_after":99999999}}   | 3600
                    {"parameters":{"retry_after":"soon"}}     | 1
                    {"parameters":[]}                         | 1
                    <html>                                    | 1
                    """)
    void the_pause_is_what_telegram_says_within_reason(String body, long seconds) {
        assertThat(TelegramAnswer.of(429, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new TelegramAnswer.Slower(Duration.ofSeconds(seconds)));
    }
}
