package io.parley.discovery.card;

import java.time.LocalDate;
import java.time.Period;

/** Years of life. Who was born on the last day of a February with 29 days has their birthday on the first of March where there is none. */
public final class Age {

    private Age() {}

    public static int on(LocalDate today, LocalDate birthDate) {
        return Period.between(birthDate, today).getYears();
    }

    /** The latest day on which somebody who is at least so old was born. */
    public static LocalDate bornUntil(LocalDate today, int leastAge) {
        return today.minusYears(leastAge);
    }

    /** The earliest day on which somebody who is at most so old was born. */
    public static LocalDate bornFrom(LocalDate today, int mostAge) {
        return today.minusYears(mostAge + 1L).plusDays(1);
    }
}
