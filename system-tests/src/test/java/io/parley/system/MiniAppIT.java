package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.ServiceProcess;
import io.parley.local.town.Town;
import io.parley.system.Person.Spot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Mini App in two browsers against the real services: {@code mini-app/trial/src/page.ts} has what the two people do, and looks
 * for what nobody may meet on the way.
 */
@Timeout(600)
class MiniAppIT {

    private static final int MOST_BYTES = 100_000;

    @TempDir
    static Path data;

    private LocalStack stack;

    @BeforeEach
    void start() {
        NodeProgram.assumePossible();
        NodeProgram.assumeBrowser();
        Path town = data.resolve("town");
        stack = Stacks.start(data, BrokerKind.ANY, 1, Town.prepare(town, 2));
    }

    @AfterEach
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void two_people_meet_and_talk_while_services_come_and_go() {
        NodeProgram.assumeThat(
                Client.call(stack, "GET", "/", null, null).statusCode() == 200,
                "the services were built without Node, and so without the page");
        JsonNode report;
        try (NodeProgram program = NodeProgram.start(
                "page",
                Map.of(
                        "PARLEY_GATEWAY",
                        "http://127.0.0.1:" + Client.gatewayPort(stack),
                        "PARLEY_PEOPLE",
                        people().toString()))) {
            report = program.report(this::act);
        }
        System.out.printf("page: %,d bytes at first%n", report.get("bytes").asInt());
        assertThat(report.get("faults")).as(report.toPrettyString()).isEmpty();
        assertThat(report.get("steps")).hasSizeGreaterThan(10);
        assertThat(report.get("bytes").asInt()).isBetween(1, MOST_BYTES - 1);
    }

    /** The two of the town whom one can be, with profiles by which they find each other and nobody else. */
    private ArrayNode people() {
        Spot spot = Spot.anywhere();
        ArrayNode people = (ArrayNode) Client.json(
                        Client.call(stack, "GET", "/v1/dev/people", null, null).body())
                .get("people");
        assertThat(people).hasSize(2);
        for (JsonNode person : people) {
            String id = person.get("id").asText();
            new Person(stack, id, Client.token(stack, id))
                    .write(Person.profile(
                            spot,
                            "'display_name':'" + person.get("name").asText() + "','photos':['"
                                    + person.get("photo").asText() + "']"));
        }
        return people;
    }

    /** {@code stop chat}, {@code start gateway}. */
    private void act(List<String> words) {
        ServiceProcess service = stack.services().stream()
                .filter(one -> one.name().equals(words.get(1)))
                .findAny()
                .orElseThrow();
        if (words.get(0).equals("stop")) {
            service.kill();
        } else {
            stack.restart(service);
        }
    }
}
