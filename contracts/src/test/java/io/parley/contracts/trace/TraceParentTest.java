package io.parley.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String SAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_header_is_read_and_written_as_it_was() {
        TraceParent trace = TraceParent.parse(SAMPLE);

        assertThat(trace)
                .isEqualTo(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01"))
                .hasToString(SAMPLE);
        assertThat(TraceParent.parseOrStart(SAMPLE)).isEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0\n"
            })
    void anything_else_is_none_and_starts_a_trace(String header) {
        assertThat(TraceParent.parse(header)).isNull();
        assertThat(TraceParent.parse(TraceParent.parseOrStart(header).toString()))
                .isNotNull();
    }

    @Test
    void what_is_made_can_be_read_and_the_next_step_is_in_the_same_trace() {
        for (int i = 0; i < 1_000; i++) {
            TraceParent trace = TraceParent.start();
            TraceParent next = trace.next();

            assertThat(TraceParent.parse(trace.toString())).isEqualTo(trace);
            assertThat(TraceParent.parse(next.toString())).isEqualTo(next);
            assertThat(next.traceId()).isEqualTo(trace.traceId());
            assertThat(next.spanId()).isNotEqualTo(trace.spanId());
            assertThat(TraceParent.start().traceId()).isNotEqualTo(trace.traceId());
        }
    }
}
