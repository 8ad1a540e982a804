package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import io.parley.local.town.Town;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The people of {@code ./parley up}: there in the first minute, and some of them good company. */
@Timeout(240)
class TownIT {

    private static final int PEOPLE = 6;
    private static final Person.Spot TOWN = new Person.Spot(56.95, 24.11);

    @TempDir
    static Path data;

    private static LocalStack stack;
    private static Town town;

    @BeforeAll
    static void up() {
        stack = Stacks.start(Stacks.options(data, 1)
                .withBroker(BrokerKind.EMBEDDED)
                .withSettings(Town.prepare(data.resolve("town"), PEOPLE)));
        town = open();
    }

    @AfterAll
    static void down() {
        if (town != null) {
            town.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void those_whom_one_can_be_are_listed_with_their_pictures() {
        JsonNode people = get("/v1/dev/people", null).get("people");

        assertThat(people).hasSize(4).first().satisfies(anna -> {
            assertThat(anna.get("id").asText()).isEqualTo("anna");
            assertThat(anna.get("name").asText()).isEqualTo("Anna");
            assertThat(anna.get("bio").asText()).isNotBlank();
        });
        for (JsonNode person : people) {
            HttpResponse<String> picture =
                    Client.call(stack, "GET", person.get("photo").asText(), null, null);
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
            assertThat(picture.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; sandbox");
            assertThat(picture.body()).startsWith("<svg ");
        }
        assertThat(Client.call(stack, "GET", "/pictures/nobody.svg", null, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_page_of_the_gateways_own_may_ask_for_tokens_and_no_other_page() {
        int port = Client.gatewayPort(stack);
        HttpResponse<String> own =
                Client.call(port, "POST", "/v1/dev/tokens?user=anna", null, "", "Origin", "http://127.0.0.1:" + port);
        assertThat(own.statusCode()).isEqualTo(200);
        assertProblem(
                Client.call(port, "POST", "/v1/dev/tokens?user=anna", null, "", "Origin", "https://evil.example"),
                403,
                "forbidden_origin");
        assertProblem(
                Client.call(port, "GET", "/v1/dev/people", null, null, "Origin", "https://evil.example"),
                403,
                "forbidden_origin");
    }

    @Test
    void there_is_somebody_to_find_and_something_to_read() {
        String anna = Client.token(stack, "anna");
        JsonNode candidates = get("/v1/discovery/candidates", anna).get("items");
        assertThat(candidates)
                .extracting(candidate -> candidate.get("display_name").asText())
                .contains("Boris", "David")
                .doesNotContain("Leo");
        assertThat(candidates)
                .filteredOn(candidate ->
                        List.of("boris", "david").contains(candidate.get("id").asText()))
                .hasSize(2)
                .allSatisfy(
                        candidate -> assertThat(candidate.get("photos").get(0).asText())
                                .isEqualTo("/pictures/" + candidate.get("id").asText() + ".svg"));

        JsonNode withLeo = get("/v1/conversations", anna).get("items").get(0);
        assertThat(withLeo.get("participant_ids").toString()).contains("leo");
        assertThat(texts(withLeo.get("id").asText(), anna))
                .hasSize(6)
                .first()
                .isEqualTo("You like each other! Say hello.");
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(get("/v1/conversations", anna)
                        .get("items")
                        .get(0)
                        .get("unread_count")
                        .asInt())
                .isEqualTo(1));
    }

    @Test
    void who_settles_again_changes_nothing() {
        String anna = Client.token(stack, "anna");
        String conversation =
                get("/v1/conversations", anna).get("items").get(0).get("id").asText();
        List<String> before = texts(conversation, anna);

        try (Town again = open()) {
            assertThat(again.newcomers()).isZero();
        }
        assertThat(texts(conversation, anna)).isEqualTo(before);
        assertThat(get("/v1/matches", anna).get("items")).hasSize(1);
    }

    @Test
    void a_stranger_is_liked_back_greeted_and_answered_whatever_the_gateway_does() {
        Person stranger = Person.with(stack, "stranger", TOWN, "'gender':'male','looking_for':['female']");
        assertThat(stranger.candidates(20)).contains("mira");
        stranger.call("PUT", "/v1/discovery/likes/mira", null);
        // Either of the two likes may have been the first.
        JsonNode match = await().atMost(Client.LIMIT)
                .until(() -> stranger.get("/v1/matches").get("items"), items -> !items.isEmpty())
                .get(0);
        assertThat(match.get("user_id").asText()).isEqualTo("mira");

        String conversation = await().atMost(Client.LIMIT)
                .until(() -> get("/v1/conversations", stranger.token()).get("items"), items -> !items.isEmpty())
                .get(0)
                .get("id")
                .asText();
        try (Client device = Client.connect(stack, stranger.id())) {
            device.sendFrame("{'type':'subscribe','conversation_ids':['%s']}", conversation);
            await().atMost(Client.LIMIT)
                    .until(() -> fromMira(conversation, stranger).size() == 1);

            device.sendMessage(conversation, "What do you photograph?", "k1");
            device.first(ServerFrame.MessageRead.class, read -> read.userId().equals("mira"));
            device.first(ServerFrame.ConversationTyping.class, typing -> typing.userId()
                    .equals("mira"));
            await().atMost(Client.LIMIT)
                    .until(() -> fromMira(conversation, stranger).size() == 2);
        }

        ServiceProcess gateway = stack.services(Service.GATEWAY).get(0);
        gateway.kill();
        stack.restart(gateway);
        Client.post(
                stack,
                "/v1/conversations/" + conversation + "/messages",
                stranger.token(),
                "{\"text\":\"Are you still there?\"}",
                "k2");
        await().atMost(Client.LIMIT.multipliedBy(2))
                .until(() -> fromMira(conversation, stranger).size() == 3);
        assertThat(texts(conversation, stranger.token())).hasSize(6);
    }

    private static Town open() {
        return Town.open(URI.create(stack.services(Service.GATEWAY).get(0).url()), data.resolve("town"), PEOPLE);
    }

    private static List<String> fromMira(String conversation, Person reader) {
        List<String> said = new ArrayList<>();
        for (JsonNode message : messages(conversation, reader.token())) {
            if (message.get("sender_id").asText().equals("mira")) {
                said.add(message.get("text").asText());
            }
        }
        return said;
    }

    private static List<String> texts(String conversation, String token) {
        List<String> texts = new ArrayList<>();
        messages(conversation, token)
                .forEach(message -> texts.add(message.get("text").asText()));
        return texts;
    }

    private static JsonNode messages(String conversation, String token) {
        return get("/v1/conversations/" + conversation + "/messages", token).get("items");
    }

    private static JsonNode get(String path, String token) {
        HttpResponse<String> answer = Client.call(stack, "GET", path, token, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body());
    }
}
