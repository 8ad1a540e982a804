package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.bench.running.CommitCounts;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TalkTableTest {

    private final Tally tally = new Tally();
    private final Map<String, Duration> cpuBefore = new LinkedHashMap<>();
    private final Map<String, Duration> cpuAfter = new LinkedHashMap<>();

    @Test
    void costs_are_divided_by_the_messages_that_arrived() throws Exception {
        arrive(100);
        cpu("gateway", 1_000, 1_010);
        cpu("chat", 2_000, 2_030);

        TalkReport report =
                report(new TalkOptions(50, new Pace.OpenLoop(10), 3, 10, new Sizes(64, 256), false, Optional.empty()));

        assertThat(report.messagesPerSecond()).isEqualTo(10);
        assertThat(report.cpuUs()).containsEntry("gateway", 100.0).containsEntry("chat", 300.0);
        assertThat(report.serversUs()).isEqualTo(400);
        assertThat(report.loadProgramUs()).isEqualTo(50);
        assertThat(report.messagesPerCommit()).isEqualTo(30);
        assertThat(report.commitsPerMessage()).isEqualTo(0.2);
        assertThat(Json.MAPPER
                        .readTree(Json.write(report))
                        .path("to_other")
                        .path("p999_us")
                        .isNumber())
                .isTrue();
    }

    @Test
    void the_table_says_it_in_words() {
        arrive(100);
        cpu("gateway", 1_000, 1_010);
        tally.error(ErrorCode.UNAVAILABLE);

        assertThat(TalkTable.lines(report(new TalkOptions(
                        50, new Pace.ClosedLoop(2), 3, 10, new Sizes(64, 256), true, Optional.empty()))))
                .first()
                .asString()
                .startsWith("50 pairs, 2 in flight a sender, texts of 64 to 256 characters, measured for 10 s")
                .endsWith("acknowledged");
        assertThat(String.join("\n", TalkTable.lines(report(options()))))
                .containsPattern("sent, seen by the other +2\\.\\d+ ms")
                .containsPattern("messages a second +10\\.0")
                .containsPattern("gateway +100\\.0")
                .contains("error frames: unavailable 1")
                .contains("unexpected closes: none")
                .doesNotContain("not sound");
    }

    @Test
    void what_is_not_known_is_said_to_be_and_what_is_broken_too() {
        cpu("gateway", 1_000, 1_010);
        cpuAfter.remove("gateway");
        tally.closed(1011);
        tally.malformed("{oops");

        TalkReport report = report(options());

        assertThat(report.sound()).isFalse();
        assertThat(String.join("\n", TalkTable.lines(report)))
                .containsPattern("gateway +not known here")
                .containsPattern("all servers +not known here")
                .contains("unexpected closes: 1011 1")
                .contains("the first malformed frame: {oops")
                .contains("The run is not sound");
    }

    private void arrive(int messages) {
        tally.begin(new Window(0, 0, Long.MAX_VALUE));
        for (int i = 0; i < messages; i++) {
            tally.arrived(0, 2_000_000);
        }
    }

    private void cpu(String server, int before, int after) {
        cpuBefore.put(server, Duration.ofMillis(before));
        cpuAfter.put(server, Duration.ofMillis(after));
    }

    private static TalkOptions options() {
        return TalkOptions.parse(List.of());
    }

    private TalkReport report(TalkOptions options) {
        return TalkReport.of(
                options,
                tally,
                Outcome.of(List.of(), tally),
                new Meters(cpuBefore, Duration.ofMillis(100), new CommitCounts(5, 10), 1_000),
                new Meters(cpuAfter, Duration.ofMillis(105), new CommitCounts(7, 70), 1_020));
    }
}
