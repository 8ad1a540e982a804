package io.parley.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Telegram's Bot API, as far as it is called: it takes messages, and answers each chat as a test wants. */
final class Telegram implements AutoCloseable {

    static final String BOT_TOKEN = InitDataMaker.BOT_TOKEN;
    private static final String PATH = "/bot" + BOT_TOKEN + "/sendMessage";
    private static final int BEFORE_THE_USUAL = 1;
    private static final int USUAL = 5;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").asynchronousResponseEnabled(true));

    Telegram() {
        server.start();
        server.stubFor(post(urlEqualTo(PATH)).atPriority(USUAL).willReturn(ok()));
    }

    String url() {
        return server.baseUrl();
    }

    /** A user whom nobody has met before. */
    static String user() {
        return "tg_" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 1_000_000_000_000_000L);
    }

    static ResponseDefinitionBuilder ok() {
        return answer(200, "{\"ok\":true,\"result\":{\"message_id\":1}}");
    }

    static ResponseDefinitionBuilder answer(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String description) {
        return answer(status, "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}");
    }

    static ResponseDefinitionBuilder tooMany(int seconds) {
        return answer(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after " + seconds
                        + "\",\"parameters\":{\"retry_after\":" + seconds + "}}");
    }

    /** Answers a user's messages with these, one after the other, and then as usual. */
    void answers(String user, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(post(urlEqualTo(PATH))
                    .atPriority(BEFORE_THE_USUAL)
                    .withRequestBody(matchingJsonPath("$.chat_id", equalTo(chat(user))))
                    .inScenario(user)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i)
                    .willReturn(answers[i])
                    .willSetStateTo("" + (i + 1)));
        }
    }

    /** What came for a user, oldest first. */
    List<JsonNode> messages(String user) {
        return requests().stream()
                .map(request -> Client.json(request.getBodyAsString()))
                .filter(body -> body.get("chat_id").asText().equals(chat(user)))
                .toList();
    }

    /** When something came for these users, in milliseconds, in order. */
    List<Long> times(List<String> users) {
        List<String> chats = users.stream().map(Telegram::chat).toList();
        return requests().stream()
                .filter(request -> chats.contains(
                        Client.json(request.getBodyAsString()).get("chat_id").asText()))
                .map(request -> request.getLoggedDate().getTime())
                .toList();
    }

    /** All that came. */
    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private static String chat(String user) {
        return user.substring("tg_".length());
    }

    @Override
    public void close() {
        server.stop();
    }
}
