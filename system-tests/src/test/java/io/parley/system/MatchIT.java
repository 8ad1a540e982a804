package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From two likes to a conversation. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class MatchIT {

    private final LocalStack stack;
    private final String run = UUID.randomUUID().toString();

    MatchIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void the_second_of_two_likes_makes_a_match_with_a_conversation_and_a_welcome_on_both_sockets() {
        String anna = user("anna");
        String boris = user("boris");
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            assertThat(like(anna, boris).get("match").isNull()).isTrue();
            assertThat(like(anna, boris).get("match").isNull()).as("repeated").isTrue();
            JsonNode match = like(boris, anna).get("match");
            assertThat(match.get("user_id").asText()).isEqualTo(anna);
            assertThat(like(anna, boris).get("match").get("id")).isEqualTo(match.get("id"));

            ServerFrame.MatchCreated seenByAnna = a.first(ServerFrame.MatchCreated.class);
            assertThat(seenByAnna.userId()).isEqualTo(boris);
            ServerFrame.MatchCreated seenByBoris = b.first(ServerFrame.MatchCreated.class);
            assertThat(seenByBoris.userId()).isEqualTo(anna);
            assertThat(seenByBoris.conversationId()).isEqualTo(seenByAnna.conversationId());
            for (Client client : List.of(a, b)) {
                assertThat(client.first(ServerFrame.ConversationCreated.class)
                                .conversation()
                                .id())
                        .isEqualTo(seenByAnna.conversationId());
                ServerFrame.MessageCreated welcome = client.message("You like each other! Say hello.");
                assertThat(welcome.message().senderId()).isEqualTo("system");
                assertThat(welcome.message().seq()).isEqualTo(1);
            }
            a.sendMessage(seenByAnna.conversationId(), "Hi Boris", "k");
            assertThat(b.message("Hi Boris").message().seq()).isEqualTo(2);
            assertThat(a.all(ServerFrame.MatchCreated.class)).hasSize(1);
        }
    }

    @Test
    void two_likes_in_the_same_moment_make_one_match() {
        List<String[]> pairs = IntStream.range(0, 25)
                .mapToObj(i -> new String[] {user("left" + i), user("right" + i)})
                .toList();
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<JsonNode>> likes = new ArrayList<>();
            for (String[] pair : pairs) {
                likes.add(CompletableFuture.supplyAsync(() -> like(pair[0], pair[1]), hands));
                likes.add(CompletableFuture.supplyAsync(() -> like(pair[1], pair[0]), hands));
            }
            likes.forEach(CompletableFuture::join);
        } finally {
            hands.shutdownNow();
        }
        assertThat(Database.count(stack, "select count(*) from discovery.match where user_a like '%" + run + "'"))
                .isEqualTo(pairs.size());
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(Database.count(
                        stack,
                        "select count(*) from chat.conversation c join chat.message m on m.conversation_id = c.id"
                                + " where m.sender_id = 'system' and user_a like '%" + run + "'"))
                .isEqualTo(pairs.size()));
        assertThat(Database.count(stack, "select count(*) from chat.conversation where user_a like '%" + run + "'"))
                .isEqualTo(pairs.size());
    }

    @Test
    void two_who_talk_already_are_told_of_their_match_and_keep_their_conversation() {
        String anna = user("anna");
        String boris = user("boris");
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna)) {
            a.sendMessage(conversation, "before", "k");
            a.message("before");
            like(anna, boris);
            like(boris, anna);
            assertThat(a.first(ServerFrame.MatchCreated.class).conversationId()).isEqualTo(conversation);
            a.roundTrip();
            assertThat(a.texts()).containsExactly("before");
        }
    }

    @Test
    void a_like_has_its_rules() {
        String anna = user("anna");
        String token = Client.token(stack, anna);
        assertThat(put("likes/" + anna, token).statusCode()).isEqualTo(400);
        assertThat(put("likes/nobody-" + run, token).statusCode()).isEqualTo(404);
        String boris = user("boris");
        assertThat(put("passes/" + boris, token).statusCode()).isEqualTo(204);
        like(boris, anna);
        assertThat(Client.call(stack, "DELETE", "/v1/discovery/passes/" + boris, token, null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(like(anna, boris).get("match").get("user_id").asText()).isEqualTo(boris);
    }

    @Test
    void likes_a_day_are_limited() {
        String anna = user("anna");
        Database.execute(
                stack,
                "insert into discovery.opinion (user_id, other_id, likes) select '" + anna
                        + "', 'somebody-' || n, true from generate_series(1, 100) n");
        HttpResponse<String> refused = put("likes/" + user("boris"), Client.token(stack, anna));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Client.json(refused.body()).get("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(86_000L, 86_400L);
    }

    private JsonNode like(String user, String other) {
        HttpResponse<String> answer = put("likes/" + other, Client.token(stack, user));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body());
    }

    private HttpResponse<String> put(String path, String token) {
        return Client.call(stack, "PUT", "/v1/discovery/" + path, token, null);
    }

    /** One whom the discovery service knows. */
    private String user(String name) {
        String user = name + "-" + UUID.randomUUID() + "-" + run;
        assertThat(Client.call(stack, "PUT", "/v1/me", Client.token(stack, user), null)
                        .statusCode())
                .isEqualTo(204);
        return user;
    }
}
