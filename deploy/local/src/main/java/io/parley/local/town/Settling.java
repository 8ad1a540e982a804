package io.parley.local.town;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Brings people to the town who are not there yet: their profiles, whom they like, what they have said to each other. Who is
 * there already is left as they are. A run that was cut is done again; nothing in it happens twice.
 */
final class Settling {

    private static final Duration MATCH_LIMIT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_DISTANCE_KM = 50;

    private final GatewayCalls calls;
    private final Roster roster;
    /** There as long as a run is under way, or was cut. */
    private final Path unfinished;

    private final Map<String, String> tokens = new HashMap<>();

    Settling(GatewayCalls calls, Roster roster, Path folder) {
        this.calls = calls;
        this.roster = roster;
        this.unfinished = folder.resolve("unfinished");
    }

    /** How many came. */
    int run() {
        boolean again = Files.exists(unfinished);
        List<Townsperson> newcomers = roster.people().stream()
                .filter(person -> again || isNew(person))
                .toList();
        if (newcomers.isEmpty()) {
            return 0;
        }
        mark();
        newcomers.forEach(this::introduce);
        List<String> ids = newcomers.stream().map(Townsperson::id).toList();
        roster.likes().stream()
                .filter(like -> ids.contains(like.from()) || ids.contains(like.to()))
                .forEach(like -> like(like.from(), like.to()));
        List<Roster.Story> stories = roster.stories().stream()
                .filter(story -> story.between().stream().anyMatch(ids::contains))
                .toList();
        stories.forEach(story -> {
            like(story.between().get(0), story.between().get(1));
            like(story.between().get(1), story.between().get(0));
        });
        stories.forEach(this::tell);
        unmark();
        return newcomers.size();
    }

    private boolean isNew(Townsperson person) {
        JsonNode me = calls.find(token(person.id()), "/v1/me").join();
        return me == null || me.path("profile").isNull();
    }

    private void introduce(Townsperson person) {
        Map<String, Object> profile = new HashMap<>();
        profile.put("display_name", person.name());
        profile.put("birth_date", person.birthDate());
        profile.put("gender", person.gender());
        profile.put("looking_for", person.lookingFor());
        profile.put("bio", person.bio());
        profile.put("photos", List.of(person.photo()));
        profile.put("city", roster.city());
        profile.put("latitude", person.latitude());
        profile.put("longitude", person.longitude());
        profile.put("max_distance_km", MOST_DISTANCE_KM);
        calls.put(token(person.id()), "/v1/me/profile", profile).join();
    }

    private void like(String from, String to) {
        calls.put(token(from), "/v1/discovery/likes/" + to, null).join();
    }

    /** All but the last line is read: that one waits for who opens the conversation. */
    private void tell(Roster.Story story) {
        String conversation =
                conversation(story.between().get(0), story.between().get(1));
        String path = "/v1/conversations/" + conversation;
        int last = story.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            Roster.Story.Line line = story.lines().get(i);
            String message = calls.post(
                            token(line.by()),
                            path + "/messages",
                            Map.of("text", line.text()),
                            "town-" + String.join("-", story.between()) + "-" + i)
                    .join()
                    .path("id")
                    .asText();
            if (i == last - 1) {
                story.between()
                        .forEach(reader -> calls.post(
                                token(reader), path + "/read", Map.of("up_to_message_id", message), message));
            }
        }
    }

    /** The one that their match makes, once it is there with its welcome. */
    private String conversation(String one, String other) {
        long deadline = System.nanoTime() + MATCH_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode list = calls.get(token(one), "/v1/conversations?limit=100").join();
            for (JsonNode item : list.path("items")) {
                for (JsonNode participant : item.path("participant_ids")) {
                    if (Objects.equals(participant.asText(), other)
                            && !item.path("last_message").isNull()) {
                        return item.path("id").asText();
                    }
                }
            }
            pause();
        }
        throw new IllegalStateException("no conversation came of a match");
    }

    private String token(String user) {
        return tokens.computeIfAbsent(user, name -> calls.token(name).join());
    }

    private void mark() {
        try {
            Files.writeString(unfinished, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unmark() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
