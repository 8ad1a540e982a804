package io.parley.system;

import static io.parley.system.ProblemAnswer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of one user about another. */
@ExtendWith(FeatureStack.class)
@Timeout(60)
class ReportIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    ReportIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void a_message_is_reported_once_and_the_platform_hears_of_it() {
        String message = borisSays("Send me 500 euros");
        String body = "{\"reason\":\"scam\",\"message_id\":\"" + message + "\",\"comment\":\" He wants money. \"}";

        HttpResponse<String> first = report(anna, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String id = Client.json(first.body()).get("id").asText();
        assertThat(id).startsWith("rpt_");
        HttpResponse<String> again = report(anna, "{\"reason\":\"spam\",\"message_id\":\"" + message + "\"}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(published()).isEqualTo(1));
        JsonNode told = Client.json(Database.texts(
                        stack,
                        "select data::text from chat.outbox where type = 'chat.conversation.reported' and subject = '"
                                + conversation + "'")
                .get(0));
        assertThat(told.get("report_id").asText()).isEqualTo(id);
        assertThat(told.get("by_user_id").asText()).isEqualTo(anna);
        assertThat(told.get("target_user_id").asText()).isEqualTo(boris);
        assertThat(told.get("message_id").asText()).isEqualTo(message);
        assertThat(told.get("reason").asText()).isEqualTo("scam");
        assertThat(told.get("comment").asText()).isEqualTo("He wants money.");
    }

    @Test
    void a_conversation_is_reported_as_a_whole_even_where_it_is_blocked_and_by_each_for_themselves() {
        Client.call(stack, "PUT", "/v1/conversations/" + conversation + "/block", Client.token(stack, boris), null);
        assertThat(report(anna, "{\"reason\":\"harassment\"}").statusCode()).isEqualTo(201);
        assertThat(report(anna, "{\"reason\":\"harassment\"}").statusCode()).isEqualTo(200);
        assertThat(report(boris, "{\"reason\":\"other\",\"comment\":\"  \"}").statusCode())
                .isEqualTo(201);
        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(published()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Missing reason",
                "{\"reason\":\"dull\"} | Invalid reason: one of spam, scam, harassment, sexual, underage, other",
                "{\"reason\":\"spam\",\"message_id\":\"msg_1\"} | Invalid message_id: a message of the other one in this conversation",
                "{\"reason\":\"spam\",\"comment\":\"\\u0000\"} | Invalid comment",
            })
    void what_is_wrong_is_named(String body, String detail) {
        assertProblem(report(anna, body), 400, "validation_error", detail);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001})
    void a_comment_has_so_many_characters_at_most(int characters) {
        HttpResponse<String> answer =
                report(anna, "{\"reason\":\"spam\",\"comment\":\"" + "ж".repeat(characters) + "\"}");
        if (characters == 1_000) {
            assertThat(answer.statusCode()).isEqualTo(201);
        } else {
            assertProblem(answer, 400, "validation_error", "Invalid comment: at most 1000 characters");
        }
    }

    @Test
    void only_what_the_other_one_said_here_can_be_reported_and_only_by_who_is_in_it() {
        String message = borisSays("Hello");
        String ofIt = "{\"reason\":\"spam\",\"message_id\":\"" + message + "\"}";
        String problem = "Invalid message_id: a message of the other one in this conversation";
        assertProblem(report(boris, ofIt), 400, "validation_error", problem);
        String elsewhere = Client.conversation(stack, anna, "clara-" + UUID.randomUUID());
        assertProblem(call(anna, elsewhere, ofIt), 400, "validation_error", problem);
        assertProblem(report("eve-" + UUID.randomUUID(), "{\"reason\":\"spam\"}"), 404, "conversation_not_found");
        assertProblem(call(anna, "conv_unknown", "{\"reason\":\"spam\"}"), 404, "conversation_not_found");
    }

    private String borisSays(String text) {
        try (Client b = Client.connect(stack, boris)) {
            b.sendMessage(conversation, text, "k");
            return b.first(ServerFrame.MessageCreated.class).message().id();
        }
    }

    private HttpResponse<String> report(String user, String body) {
        return call(user, conversation, body);
    }

    private HttpResponse<String> call(String user, String about, String body) {
        return Client.call(stack, "POST", "/v1/conversations/" + about + "/reports", Client.token(stack, user), body);
    }

    private long published() {
        return Database.count(
                stack,
                "select count(*) from chat.outbox where type = 'chat.conversation.reported' and published_at is not null"
                        + " and subject = '" + conversation + "'");
    }
}
