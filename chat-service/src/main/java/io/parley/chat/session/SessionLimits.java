package io.parley.chat.session;

import java.time.Duration;
import java.util.List;

/**
 * What one session may hold.
 *
 * @param maxUnsentFrames                frames that wait to be written
 * @param maxUnsentCharacters            their characters
 * @param maxPlaces                      conversations it keeps its place in; past it the one that began first is forgotten
 * @param maxUnacknowledgedConversations conversations with messages that are to be acknowledged
 * @param acknowledgementPauses          how long an acknowledgement is waited for, each time the messages were sent
 */
public record SessionLimits(
        int maxUnsentFrames,
        int maxUnsentCharacters,
        int maxPlaces,
        int maxUnacknowledgedConversations,
        List<Duration> acknowledgementPauses) {}
