package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** The form in which every service says what is wrong with a call. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    static void assertProblem(HttpResponse<String> answer, int status, String code, String detail) {
        assertProblem(answer, status, code);
        assertThat(Client.json(answer.body()).get("detail").asText()).isEqualTo(detail);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Client.json(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
    }
}
