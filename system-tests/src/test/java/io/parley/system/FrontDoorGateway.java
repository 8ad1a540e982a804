package io.parley.system;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A gateway with little patience before services that do what a test says, and one user's calls to it. Discovery has two instances,
 * of which the first one is never there; the notification service always answers, the chat service never.
 */
final class FrontDoorGateway implements AutoCloseable {

    static final int BODY_LIMIT = 2_000;
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final ScriptedService discovery;
    private final ScriptedService notification;
    private final SideGateway gateway;
    private final String token;
    private volatile ScriptedService.Script script;

    private FrontDoorGateway(LocalStack stack, Path folder) throws IOException {
        token = Client.token(stack, "anna");
        discovery = ScriptedService.doing((in, out) -> script.answer(in, out));
        notification = ScriptedService.answering(ok("{}"));
        reset();
        gateway = SideGateway.start(
                stack,
                folder,
                "gateway-front",
                Map.of(
                        "PARLEY_GATEWAY_UPSTREAM_URLS",
                        NOWHERE,
                        "PARLEY_GATEWAY_UPSTREAM_DISCOVERY_URLS",
                        NOWHERE + "," + discovery.url(),
                        "PARLEY_GATEWAY_UPSTREAM_NOTIFICATION_URLS",
                        notification.url(),
                        "PARLEY_GATEWAY_UPSTREAM_READ_TIMEOUT",
                        "2s",
                        "PARLEY_GATEWAY_UPSTREAM_CALL_TIMEOUT",
                        "5s",
                        "PARLEY_GATEWAY_LIMITS_BODY_BYTES",
                        "" + BODY_LIMIT));
    }

    static FrontDoorGateway start(LocalStack stack, Path folder) throws IOException {
        return new FrontDoorGateway(stack, folder);
    }

    /** The whole answer of a service, with a body of two characters. */
    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n" + body;
    }

    int port() {
        return gateway.port();
    }

    String token() {
        return token;
    }

    void discoveryDoes(ScriptedService.Script next) {
        script = next;
    }

    /** It writes this and closes. */
    void discoveryAnswers(String answer) {
        discoveryDoes((in, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** The heads of the requests that discovery got in this test. */
    List<String> heads() {
        return discovery.heads();
    }

    /** The heads of all requests that the notification service got. */
    List<String> notificationHeads() {
        return notification.heads();
    }

    /** For the next test. */
    void reset() {
        discoveryAnswers(ok("{}"));
        heads().clear();
    }

    HttpResponse<String> get(String path) {
        return Client.call(port(), "GET", path, token, null);
    }

    HttpResponse<String> post(String path, String body) {
        return Client.call(port(), "POST", path, token, body);
    }

    RawHttp dial() throws IOException {
        return new RawHttp(port());
    }

    /** The head of a call, as it goes over the wire. */
    String head(String method, String path, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" + more + "\r\n";
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        discovery.close();
        notification.close();
    }
}
