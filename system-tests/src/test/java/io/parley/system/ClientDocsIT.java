package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.LocalStack;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/client.md begins with works as it stands there. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class ClientDocsIT {

    private final LocalStack stack;

    ClientDocsIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    static void look() {
        NodeProgram.assumePossible();
    }

    @Test
    void ten_lines_are_a_chat() {
        String conversation = Client.conversation(stack, "anna", "boris");
        JsonNode report;
        try (Client boris = Client.connect(stack, "boris");
                NodeProgram program = NodeProgram.start(
                        "first-chat", Map.of("PARLEY_GATEWAY", "http://127.0.0.1:" + Client.gatewayPort(stack)))) {
            report = program.report(words -> {});
            assertThat(boris.message("Hello!").conversationId()).isEqualTo(conversation);
        }
        assertThat(report.get("said")).hasSize(1);
        assertThat(report.at("/said/0").asText()).isEqualTo("anna: Hello!");
        assertThat(report.get("lines").asInt()).isLessThanOrEqualTo(10);
    }
}
