package io.parley.notification.preference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Each day from one time of the user's clocks to another; over midnight where the second is the earlier one. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** The end of the quiet hours in which a moment lies, which is after it; or null for a moment outside of them. */
    public Instant endAfter(Instant moment) {
        LocalDateTime local = moment.atZone(zone).toLocalDateTime();
        LocalTime time = local.toLocalTime();
        boolean hasBegun = !time.isBefore(from);
        boolean isBeforeEnd = time.isBefore(to);
        boolean isOvernight = to.isBefore(from);
        if (isOvernight ? !hasBegun && !isBeforeEnd : !hasBegun || !isBeforeEnd) {
            return null;
        }
        LocalDate day = local.toLocalDate();
        return end((isOvernight && hasBegun ? day.plusDays(1) : day).atTime(to), moment);
    }

    /** An end that the clocks skip is when they skip it; of one that they show twice, the first that is still to come. */
    private Instant end(LocalDateTime shown, Instant moment) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZonedDateTime end = shown.atZone(zone);
        return (end.toInstant().isAfter(moment) ? end : end.withLaterOffsetAtOverlap()).toInstant();
    }
}
