package io.parley.contracts.frame;

import java.time.Instant;
import java.util.List;

public record Conversation(String id, List<String> participantIds, Instant createdAt) {}
