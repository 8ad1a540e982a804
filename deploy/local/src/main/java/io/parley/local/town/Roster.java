package io.parley.local.town;

import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who lives in the town, and what happened there before. The first ones can be had without the others.
 *
 * @param likes   given before anyone comes
 * @param stories of those who have met
 */
record Roster(String city, List<Townsperson> people, List<Like> likes, List<Story> stories) {

    private static final Roster WHOLE = read();

    record Like(String from, String to) {}

    record Story(List<String> between, List<Line> lines) {

        record Line(String by, String text) {}
    }

    static int most() {
        return WHOLE.people.size();
    }

    static Roster ofFirst(int count) {
        List<Townsperson> some = WHOLE.people.subList(0, Math.min(count, most()));
        Set<String> ids = some.stream().map(Townsperson::id).collect(Collectors.toCollection(HashSet::new));
        return new Roster(
                WHOLE.city,
                some,
                WHOLE.likes.stream()
                        .filter(like -> ids.contains(like.from) && ids.contains(like.to))
                        .toList(),
                WHOLE.stories.stream()
                        .filter(story -> ids.containsAll(story.between))
                        .toList());
    }

    /** Those whom one can be: nobody else speaks for them. */
    List<Townsperson> free() {
        return people.stream().filter(person -> !person.answers()).toList();
    }

    List<Townsperson> answering() {
        return people.stream().filter(Townsperson::answers).toList();
    }

    private static Roster read() {
        try (InputStream in = Roster.class.getResourceAsStream("town.json")) {
            return Json.MAPPER.readValue(in, Roster.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
