package io.parley.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    @Test
    void the_first_two_are_those_of_the_two_windows() {
        Roster two = Roster.ofFirst(2);

        assertThat(two.free()).extracting(Townsperson::id).containsExactly("anna", "boris");
        assertThat(two.answering()).isEmpty();
        assertThat(two.stories()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 24})
    void some_answer_and_most_of_the_rest_can_meet_several_of_them(int count) {
        Roster roster = Roster.ofFirst(count);

        assertThat(roster.people()).hasSize(count);
        assertThat(roster.answering()).hasSizeBetween(count / 3, count / 2);
        assertThat(roster.free()).allSatisfy(one -> assertThat(roster.answering())
                .filteredOn(other -> suit(one, other))
                .hasSizeGreaterThanOrEqualTo(count / 12 + (count > 4 ? 1 : 0)));
    }

    @Test
    void nobody_is_there_twice_and_everything_is_about_those_who_are_there() {
        Roster all = Roster.ofFirst(1_000);
        List<String> ids = all.people().stream().map(Townsperson::id).toList();

        assertThat(ids).hasSize(Roster.most()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+"));
        assertThat(all.likes()).allSatisfy(like -> assertThat(ids).contains(like.from(), like.to()));
        assertThat(all.stories()).isNotEmpty().allSatisfy(story -> {
            assertThat(ids).containsAll(story.between());
            assertThat(story.lines()).extracting(Roster.Story.Line::by).isSubsetOf(story.between());
        });
    }

    @Test
    void two_who_have_met_suit_each_other_and_one_of_them_is_there_to_be_chosen() {
        Roster all = Roster.ofFirst(Roster.most());

        assertThat(all.stories()).allSatisfy(story -> {
            List<Townsperson> two = all.people().stream()
                    .filter(person -> story.between().contains(person.id()))
                    .toList();
            assertThat(suit(two.get(0), two.get(1))).isTrue();
            assertThat(two).filteredOn(Townsperson::answers).hasSize(1);
        });
    }

    @Test
    void a_smaller_town_has_no_word_of_those_who_are_not_there() {
        for (int count = 0; count <= Roster.most(); count++) {
            Roster some = Roster.ofFirst(count);
            List<String> ids = some.people().stream().map(Townsperson::id).toList();
            assertThat(some.likes()).allMatch(like -> ids.contains(like.from()) && ids.contains(like.to()));
            assertThat(some.stories()).allMatch(story -> ids.containsAll(story.between()));
        }
    }

    private static boolean suit(Townsperson one, Townsperson other) {
        return one.lookingFor().contains(other.gender()) && other.lookingFor().contains(one.gender());
    }
}
