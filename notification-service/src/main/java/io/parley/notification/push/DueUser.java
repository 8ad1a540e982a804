package io.parley.notification.push;

import io.parley.notification.preference.Preferences;
import java.util.List;

/** A user of whom something is due, and all of it. */
record DueUser(
        String id,
        boolean isOnline,
        boolean isUnreachable,
        PushLanguage language,
        Preferences preferences,
        List<DueThread> threads) {}
