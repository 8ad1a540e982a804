package io.parley.discovery.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "2008-11-21, 2026-11-21, 18",
        "2008-11-22, 2026-11-21, 17",
        "2008-02-29, 2026-02-28, 17",
        "2008-02-29, 2026-03-01, 18",
        "2008-02-29, 2028-02-29, 20"
    })
    void a_year_begins_on_the_birthday(LocalDate birthDate, LocalDate today, int age) {
        assertThat(Age.on(today, birthDate)).isEqualTo(age);
    }

    @Test
    void the_days_of_birth_of_a_wish_are_those_of_its_ages_and_no_others() {
        LocalDate[] days = {LocalDate.of(2027, 2, 28), LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 1)};
        for (LocalDate today : days) {
            LocalDate from = Age.bornFrom(today, 30);
            LocalDate until = Age.bornUntil(today, 20);
            LocalDate first = today.minusYears(32);
            first.datesUntil(today.minusYears(19)).forEach(born -> {
                int age = Age.on(today, born);
                assertThat(!born.isBefore(from) && !born.isAfter(until))
                        .as(born + " on " + today)
                        .isEqualTo(age >= 20 && age <= 30);
            });
        }
    }
}
