package io.parley.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final String RIGA = "Europe/Riga";

    @ParameterizedTest
    @CsvSource({
        // Over midnight.
        "23:00, 08:00, 2026-07-01T22:59:59, ",
        "23:00, 08:00, 2026-07-01T23:00:00, 2026-07-02T08:00:00",
        "23:00, 08:00, 2026-07-01T23:59:59, 2026-07-02T08:00:00",
        "23:00, 08:00, 2026-07-02T00:00:00, 2026-07-02T08:00:00",
        "23:00, 08:00, 2026-07-02T07:59:59, 2026-07-02T08:00:00",
        "23:00, 08:00, 2026-07-02T08:00:00, ",
        "23:00, 08:00, 2026-12-31T23:30:00, 2027-01-01T08:00:00",
        // Within a day.
        "13:00, 14:30, 2026-07-01T12:59:59, ",
        "13:00, 14:30, 2026-07-01T13:00:00, 2026-07-01T14:30:00",
        "13:00, 14:30, 2026-07-01T14:30:00, ",
        // To and from midnight.
        "22:00, 00:00, 2026-07-01T23:00:00, 2026-07-02T00:00:00",
        "22:00, 00:00, 2026-07-02T00:00:00, ",
        "00:00, 06:00, 2026-07-02T00:00:00, 2026-07-02T06:00:00",
        // The nights in which the clocks change: on 29 March at 3:00 to 4:00, on 25 October at 4:00 to 3:00.
        "23:00, 08:00, 2026-03-28T23:30:00, 2026-03-29T08:00:00",
        "23:00, 08:00, 2026-10-24T23:30:00, 2026-10-25T08:00:00"
    })
    void they_end_when_the_users_clock_says_so(LocalTime from, LocalTime to, String moment, String end) {
        assertThat(hours(from, to).endAfter(at(moment))).isEqualTo(end == null ? null : at(end));
    }

    @Test
    void a_night_is_an_hour_shorter_or_longer_when_the_clocks_change() {
        QuietHours night = hours(LocalTime.of(23, 0), LocalTime.of(8, 0));
        assertThat(night.endAfter(at("2026-03-28T23:00:00")))
                .isEqualTo(at("2026-03-28T23:00:00").plusSeconds(8 * 3600));
        assertThat(night.endAfter(at("2026-10-24T23:00:00")))
                .isEqualTo(at("2026-10-24T23:00:00").plusSeconds(10 * 3600));
    }

    @Test
    void an_end_that_the_clocks_skip_is_when_they_skip_it() {
        QuietHours night = hours(LocalTime.of(23, 0), LocalTime.of(3, 30));
        Instant change = Instant.parse("2026-03-29T01:00:00Z");
        assertThat(night.endAfter(change.minusSeconds(60))).isEqualTo(change);
        assertThat(night.endAfter(change)).isNull();
    }

    @Test
    void an_end_that_the_clocks_show_twice_is_always_still_to_come() {
        QuietHours night = hours(LocalTime.of(23, 0), LocalTime.of(3, 30));
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(night.endAfter(first.minusSeconds(60))).isEqualTo(first);
        // The clocks are at 3:10 again.
        assertThat(night.endAfter(first.plusSeconds(2400))).isEqualTo(first.plusSeconds(3600));
    }

    @Test
    void every_moment_of_a_year_has_its_end_within_the_next_night_or_none() {
        QuietHours night = hours(LocalTime.of(22, 15), LocalTime.of(3, 45));
        for (Instant moment = at("2026-01-01T00:00:00");
                moment.isBefore(at("2027-01-01T00:00:00"));
                moment = moment.plusSeconds(420)) {
            Instant end = night.endAfter(moment);
            if (end != null) {
                assertThat(end).isAfter(moment).isBefore(moment.plusSeconds(7 * 3600));
            }
        }
    }

    private static QuietHours hours(LocalTime from, LocalTime to) {
        return new QuietHours(from, to, ZoneId.of(RIGA));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(RIGA)).toInstant();
    }
}
