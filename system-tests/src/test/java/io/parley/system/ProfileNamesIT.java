package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Profile;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who the other one of a conversation is: told by the discovery service, shown by the chat service. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class ProfileNamesIT {

    private static final String PHOTOS = "'photos':['https://a.example/1.jpg','https://a.example/2.jpg']";

    private final LocalStack stack;

    ProfileNamesIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void each_of_the_two_reads_the_others_name_and_first_photo() {
        Person.Spot spot = Person.Spot.anywhere();
        Person anna = Person.with(stack, "anna", spot, "'display_name':'Anna'," + PHOTOS);
        Person boris = Person.with(stack, "boris", spot, "'display_name':'Boris'");
        String conversation = Client.conversation(stack, anna.id(), boris.id());

        awaitProfile(boris, conversation, "Anna", "https://a.example/1.jpg", anna.id());
        awaitProfile(anna, conversation, "Boris", null, boris.id());
        assertThat(anna.get("/v1/conversations").get("items").get(0).get("profile"))
                .isEqualTo(profile(anna, conversation));

        boris.write(Person.profile(spot, "'display_name':'Boris the Second'"));
        awaitProfile(anna, conversation, "Boris the Second", null, boris.id());
    }

    @Test
    void of_who_wrote_no_profile_nothing_is_said() {
        Person anna = Person.with(stack, "anna", Person.Spot.anywhere(), "'display_name':'Anna'");
        Person stranger = Person.stranger(stack, "stranger");
        String conversation = Client.conversation(stack, anna.id(), stranger.id());
        awaitProfile(stranger, conversation, "Anna", null, anna.id());

        assertThat(profile(anna, conversation).isNull()).isTrue();
    }

    @Test
    void a_new_conversation_tells_each_who_the_other_one_is() {
        Person.Spot spot = Person.Spot.anywhere();
        Person anna = Person.with(stack, "anna", spot, "'display_name':'Anna'");
        Person boris = Person.with(stack, "boris", spot, "'display_name':'Boris'," + PHOTOS);
        Person carol = Person.with(stack, "carol", spot, "'display_name':'Carol'");
        awaitKnown(anna, boris, carol);
        try (Client a = Client.connect(stack, anna.id());
                Client b = Client.connect(stack, boris.id())) {
            anna.like(boris);
            boris.like(anna);
            assertThat(created(a, boris)).isEqualTo(new Profile(boris.id(), "Boris", "https://a.example/1.jpg"));
            assertThat(created(b, anna)).isEqualTo(new Profile(anna.id(), "Anna", null));

            JsonNode answer =
                    Client.json(anna.call("POST", "/v1/conversations", "{\"participant_ids\":[\"" + carol.id() + "\"]}")
                            .body());
            assertThat(answer.get("profile").get("display_name").asText()).isEqualTo("Carol");
            assertThat(created(a, carol)).isEqualTo(new Profile(carol.id(), "Carol", null));
        }
    }

    @Test
    void the_newest_name_stays_in_whatever_order_and_however_often_they_are_told() {
        String anna = "anna-" + UUID.randomUUID();
        Person boris = Person.stranger(stack, "boris");
        String conversation = Client.conversation(stack, boris.id(), anna);
        Instant now = Instant.now();
        Event newest = told(anna, now, "Newest");
        EventSource.publish(
                stack,
                told(anna, now.minusSeconds(20), "Older"),
                newest,
                told(anna, now.minusSeconds(10), "Old"),
                newest,
                told(anna, now.plusSeconds(10), null));
        awaitProfile(boris, conversation, "Newest", null, anna);

        EventSource.publish(stack, told(anna, now.minusSeconds(5), "Late"), told("mark-" + anna, now, "Mark"));
        await().atMost(Client.LIMIT)
                .until(() ->
                        Database.count(stack, "select count(*) from chat.profile where user_id = 'mark-" + anna + "'")
                                == 1);
        assertThat(Database.texts(stack, "select display_name from chat.profile where user_id = '" + anna + "'"))
                .containsExactly("Newest");
    }

    private static Event told(String user, Instant at, String name) {
        return EventSource.event(user, new EventData.ProfileUpdated(user, at, name, null));
    }

    private static Profile created(Client device, Person other) {
        return device.first(
                        ServerFrame.ConversationCreated.class,
                        frame -> frame.conversation().participantIds().contains(other.id()))
                .conversation()
                .profile();
    }

    private void awaitKnown(Person... people) {
        for (Person person : people) {
            await().atMost(Client.LIMIT)
                    .until(() -> Database.count(
                                    stack, "select count(*) from chat.profile where user_id = '" + person.id() + "'")
                            == 1);
        }
    }

    private static void awaitProfile(Person reader, String conversation, String name, String photo, String id) {
        await().atMost(Client.LIMIT).untilAsserted(() -> {
            JsonNode profile = profile(reader, conversation);
            assertThat(profile.path("display_name").asText()).isEqualTo(name);
            assertThat(profile.get("photo").textValue()).isEqualTo(photo);
            assertThat(profile.get("id").asText()).isEqualTo(id);
        });
    }

    private static JsonNode profile(Person reader, String conversation) {
        return reader.get("/v1/conversations/" + conversation).get("profile");
    }
}
