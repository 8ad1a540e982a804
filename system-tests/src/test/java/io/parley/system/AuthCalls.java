package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a client of a stack calls to get a token, and what it can do with one. */
record AuthCalls(LocalStack stack) {

    static final String LOGIN = "/v1/auth/telegram";
    static final String REFRESH = "/v1/auth/refresh";
    static final String JWKS = "/.well-known/jwks.json";

    /** The token in an answer that has to have one. */
    static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer.body()).get("token").asText();
    }

    /** The header of a token is its first part, at 0; its claims are the second. */
    static JsonNode part(String token, int index) {
        return Client.json(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    HttpResponse<String> signIn(long id, String name) throws Exception {
        return Client.call(stack, "POST", LOGIN, null, InitDataMaker.login(id, name));
    }

    HttpResponse<String> refresh(String token) {
        return Client.call(stack, "POST", REFRESH, token, "");
    }

    /** What the discovery service itself knows of the token's user. */
    HttpResponse<String> me(String token) {
        return Client.call(stack.services(Service.DISCOVERY).get(0).port(), "GET", "/v1/me", token, null);
    }

    void assertOpens(String token, String user) {
        try (Client client = Client.open(stack, "?token=" + token)) {
            assertThat(client.first(ServerFrame.SessionReady.class).userId()).isEqualTo(user);
        }
    }
}
