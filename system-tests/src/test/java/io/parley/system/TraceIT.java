package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One id from the edge to the events and the log lines of who takes them. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class TraceIT {

    private final LocalStack stack;
    private final String token;
    private final String conversation;
    private final long begin;

    TraceIT(LocalStack stack) {
        this.stack = stack;
        this.token = Client.token(stack, "trace-anna");
        this.begin = Database.count(stack, "select coalesce(max(id), 0) from chat.outbox");
        this.conversation = Client.conversation(stack, "trace-anna", "trace-" + System.nanoTime());
    }

    @Test
    void a_call_is_known_by_its_id_in_the_event_and_in_the_logs_of_both_services() {
        HttpResponse<String> answer = Client.call(
                stack, "POST", "/v1/conversations/" + conversation + "/messages", token, "{\"text\":\"over REST\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(TraceParent.parse(answer.headers().firstValue("traceparent").orElseThrow())
                        .traceId())
                .isEqualTo(id);

        TraceParent event = event("chat.message.created", 1);
        assertThat(event.traceId()).isEqualTo(id);
        awaitLine(Service.CHAT, id, "v1/conversations/" + conversation);
        awaitLine(Service.NOTIFICATION, id, "chat.message.created");
    }

    @Test
    void whatever_a_call_changes_bears_its_id() {
        HttpResponse<String> made = Client.call(
                stack,
                "POST",
                "/v1/conversations",
                token,
                "{\"participant_ids\":[\"trace-new-" + System.nanoTime() + "\"]}");
        assertThat(traces("type = 'chat.conversation.created' and subject = '"
                        + Client.json(made.body()).get("id").asText() + "'"))
                .singleElement()
                .extracting(TraceParent::traceId)
                .isEqualTo(made.headers().firstValue("X-Request-Id").orElseThrow());
        for (String method : List.of("PUT", "DELETE")) {
            HttpResponse<String> set =
                    Client.call(stack, method, "/v1/conversations/" + conversation + "/block", token, null);
            String type = method.equals("PUT") ? "chat.conversation.blocked" : "chat.conversation.unblocked";
            assertThat(traces("type = '" + type + "' and subject = '" + conversation + "'"))
                    .singleElement()
                    .extracting(TraceParent::traceId)
                    .isEqualTo(set.headers().firstValue("X-Request-Id").orElseThrow());
        }
    }

    @Test
    void all_that_a_socket_brings_about_is_one_trace_with_a_step_for_each_event() {
        try (Client anna = Client.connect(stack, "trace-anna")) {
            anna.sendMessage(conversation, "one", null);
            anna.sendMessage(conversation, "two", null);
            ServerFrame.MessageCreated two = anna.message("two");
            anna.sendFrame(
                    "{'type':'read.set','conversation_id':'%s','up_to_message_id':'%s','ref':'r'}",
                    conversation, two.message().id());
            anna.first(ServerFrame.MessageRead.class);
        }
        TraceParent first = event("chat.message.created", 1);
        TraceParent second = event("chat.message.created", 2);
        List<TraceParent> read = traces("type = 'chat.message.read' and subject = '" + conversation + "'");

        assertThat(second.traceId()).isEqualTo(first.traceId());
        assertThat(second.spanId()).isNotEqualTo(first.spanId());
        assertThat(read).extracting(TraceParent::traceId).containsOnly(first.traceId());
        awaitLine(Service.CHAT, first.traceId(), "session");
        awaitLine(Service.NOTIFICATION, first.traceId(), "chat.message.created");

        try (Client again = Client.connect(stack, "trace-anna")) {
            again.sendMessage(conversation, "three", null);
            again.message("three");
        }
        assertThat(event("chat.message.created", 3).traceId()).isNotEqualTo(first.traceId());
    }

    @Test
    void a_user_who_comes_and_goes_does_so_in_the_trace_of_the_session() {
        String user = "trace-" + System.nanoTime();
        Client.connect(stack, user).close();
        List<TraceParent> changes = await().atMost(Client.LIMIT)
                .until(
                        () -> traces("type like 'chat.user.%' and subject = '" + user + "'"),
                        found -> found.size() == 2);
        assertThat(changes.get(0).traceId()).isEqualTo(changes.get(1).traceId());
    }

    /** Of the one message at this place of the conversation. */
    private TraceParent event(String type, long seq) {
        return traces("type = '" + type + "' and seq = " + seq + " and id > " + begin + " and conversation_id ="
                        + " (select conversation_id from chat.outbox where id > " + begin
                        + " and seq = 1 order by id limit 1)")
                .get(0);
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TraceParent> traces(String condition) {
        return Database.texts(stack, "select traceparent from chat.outbox where " + condition + " order by id").stream()
                .map(TraceParent::parse)
                .toList();
    }

    private void awaitLine(Service service, String traceId, String part) {
        await().atMost(Client.LIMIT).until(() -> stack.services(service).stream()
                .flatMap(one -> lines(one.log()))
                .anyMatch(line -> line.contains("(" + traceId + ")") && line.contains(part)));
    }
}
