package io.parley.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.notification.preference.Preferences;
import io.parley.notification.preference.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushRulesTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private final UUID conversation = UUID.randomUUID();

    @Test
    void what_is_read_is_dropped_whatever_else_holds() {
        assertThat(decide(user(false, false, Preferences.DEFAULT), messages(0, false)))
                .isEqualTo(new PushDecision.Drop("read"));
    }

    @Test
    void who_has_no_device_open_is_called_whether_or_not_it_has_arrived() {
        DueUser away = user(false, false, Preferences.DEFAULT);
        assertThat(decide(away, messages(1, false))).isEqualTo(new PushDecision.Send());
        assertThat(decide(away, messages(1, true))).isEqualTo(new PushDecision.Send());
        assertThat(decide(away, matches(false))).isEqualTo(new PushDecision.Send());
        assertThat(decide(away, matches(true))).isEqualTo(new PushDecision.Drop("online"));
    }

    @Test
    void who_has_one_open_is_called_only_when_it_has_not_arrived() {
        DueUser there = user(true, false, Preferences.DEFAULT);
        assertThat(decide(there, messages(1, false))).isEqualTo(new PushDecision.Send());
        assertThat(decide(there, messages(1, true)))
                .isEqualTo(new PushDecision.Wait(NOON.plus(PushRules.NEXT_LOOK), PushDecision.Hold.ONLINE));
        assertThat(decide(there, matches(true))).isEqualTo(new PushDecision.Drop("online"));
    }

    @Test
    void who_cannot_be_reached_or_does_not_want_it_is_not_called() {
        assertThat(decide(user(false, true, Preferences.DEFAULT), messages(1, false)))
                .isEqualTo(new PushDecision.Drop("unreachable"));
        DueUser picky = user(false, false, new Preferences(true, false, Set.of(conversation), null, false));
        assertThat(decide(picky, messages(1, false))).isEqualTo(new PushDecision.Drop("unwanted"));
        assertThat(decide(picky, matches(false))).isEqualTo(new PushDecision.Drop("unwanted"));
    }

    @Test
    void in_quiet_hours_all_waits_for_their_end() {
        QuietHours siesta = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC);
        DueUser asleep = user(false, false, new Preferences(true, true, Set.of(), siesta, false));
        PushDecision wait = new PushDecision.Wait(NOON.plusSeconds(3600), PushDecision.Hold.QUIET);
        assertThat(decide(asleep, messages(1, false))).isEqualTo(wait);
        assertThat(decide(asleep, matches(false))).isEqualTo(wait);
    }

    private static PushDecision decide(DueUser user, DueThread thread) {
        return PushRules.decide(user, thread, NOON);
    }

    private static DueUser user(boolean isOnline, boolean isUnreachable, Preferences preferences) {
        return new DueUser("tg_1", isOnline, isUnreachable, PushLanguage.ENGLISH, preferences, List.of());
    }

    private DueThread messages(long unread, boolean isAcknowledged) {
        return new DueThread(conversation, NOON, 9, 9, 0, unread, isAcknowledged, conversation, null);
    }

    private static DueThread matches(boolean wasTold) {
        return new DueThread(ThreadTouch.MATCHES, NOON, 9, 9, 0, 1, wasTold, null, null);
    }
}
