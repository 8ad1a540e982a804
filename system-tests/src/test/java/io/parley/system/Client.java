package io.parley.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.json.Json;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** A device of a user, written against the protocol alone: what a Mini App would see. */
final class Client implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Frames received = new Frames();
    private WebSocket socket;

    /** Opens a socket for the user and waits until its session is ready. */
    static Client connect(LocalStack stack, String user) {
        Client client = open(stack, "?token=" + token(stack, user));
        client.first(ServerFrame.SessionReady.class);
        return client;
    }

    /** Opens a socket for the user at another gateway than the stack's, and waits until its session is ready. */
    static Client connect(LocalStack stack, int port, String user) {
        Client client = open(port, "?token=" + token(stack, user));
        client.first(ServerFrame.SessionReady.class);
        return client;
    }

    /** Opens a socket for the user, with more in its query, and waits until its session is ready. */
    static Client connect(LocalStack stack, String user, String moreQuery) {
        Client client = open(stack, "?token=" + token(stack, user) + moreQuery);
        client.first(ServerFrame.SessionReady.class);
        return client;
    }

    /** Opens a socket with this query, whatever becomes of it. */
    static Client open(LocalStack stack, String query) {
        return open(gatewayPort(stack), query);
    }

    /** Opens a socket at this port, with this query and these subprotocols, whatever becomes of it. */
    static Client open(int port, String query, String... subprotocols) {
        Client client = new Client();
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder().connectTimeout(LIMIT);
        if (subprotocols.length > 0) {
            handshake.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        client.socket = handshake
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/chat/ws" + query), client.received)
                .join();
        return client;
    }

    static String token(LocalStack stack, String user) {
        return token(stack, user, 3600);
    }

    static String token(LocalStack stack, String user, int seconds) {
        HttpResponse<String> answer = call(
                stack,
                "POST",
                "/v1/dev/tokens?ttl=" + seconds + "&user=" + URLEncoder.encode(user, StandardCharsets.UTF_8),
                null,
                "");
        return json(answer.body()).get("token").asText();
    }

    /** The conversation of these two, made if there is none. */
    static String conversation(LocalStack stack, String user, String other) {
        HttpResponse<String> answer = call(
                stack, "POST", "/v1/conversations", token(stack, user), "{\"participant_ids\":[\"" + other + "\"]}");
        return json(answer.body()).get("id").asText();
    }

    static HttpResponse<String> call(LocalStack stack, String method, String path, String token, String body) {
        return Wording.checked(method, path, call(gatewayPort(stack), method, path, token, body));
    }

    /** A POST with an idempotency key. */
    static HttpResponse<String> post(LocalStack stack, String path, String token, String body, String key) {
        return Wording.checked(
                "POST", path, call(gatewayPort(stack), "POST", path, token, body, "Idempotency-Key", key));
    }

    static HttpResponse<String> call(
            int port, String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of a counter on a part's {@code /metrics}; 0 where it is not there. */
    static double metric(int port, String seriesStart) {
        return call(port, "GET", "/metrics", null, null)
                .body()
                .lines()
                .filter(line -> line.startsWith(seriesStart))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String frame) {
        Wording.checkSaid(frame);
        socket.sendText(frame, true).join();
    }

    void sendMessage(String conversation, String text, String key) {
        send("{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\"" + text + "\""
                + (key == null ? "" : ",\"idempotency_key\":\"" + key + "\"") + "}");
    }

    /** Sends a frame of the protocol, written with single quotes. */
    void sendFrame(String frame, Object... values) {
        send(frame.formatted(values).replace('\'', '"'));
    }

    List<ServerFrame.Failure> failures(ErrorCode code) {
        return all(ServerFrame.Failure.class).stream()
                .filter(failure -> failure.code() == code)
                .toList();
    }

    /** Waits for the error that answers a frame. */
    ServerFrame.Failure failure(String ref) {
        return first(ServerFrame.Failure.class, failure -> ref.equals(failure.ref()));
    }

    void sendBinary(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    /** Everything that came so far, as it came. */
    List<String> frames() {
        return received.all();
    }

    <F extends ServerFrame> List<F> all(Class<F> kind) {
        received.requireWording();
        return received.all().stream()
                .map(Client::read)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <F extends ServerFrame> F first(Class<F> kind) {
        return first(kind, frame -> true);
    }

    /** Waits for the first frame of a kind that fits. */
    <F extends ServerFrame> F first(Class<F> kind, Predicate<F> condition) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> all(kind).stream().filter(condition).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    ServerFrame.MessageCreated message(String text) {
        return first(
                ServerFrame.MessageCreated.class,
                frame -> frame.message().text().equals(text));
    }

    List<String> texts() {
        return all(ServerFrame.MessageCreated.class).stream()
                .map(frame -> frame.message().text())
                .toList();
    }

    /** Waits until the other side closed, and answers with which code. */
    int closeCode() {
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(received::closeCode, Objects::nonNull);
    }

    /** How it ended: the code of its close, if it is closed, and the last frame before. */
    String lastWords() {
        List<String> all = frames();
        return received.closeCode() + " after " + (all.isEmpty() ? "nothing" : all.get(all.size() - 1));
    }

    boolean isOpen() {
        return received.closeCode() == null;
    }

    /** Everything sent before has been handled when this returns. */
    void roundTrip() {
        String ref = "rt" + System.nanoTime();
        send("{\"type\":\"ping\",\"ref\":\"" + ref + "\"}");
        first(ServerFrame.Pong.class, pong -> ref.equals(pong.ref()));
    }

    @Override
    public void close() {
        socket.abort();
        received.requireWording();
    }

    static int gatewayPort(LocalStack stack) {
        return stack.services(Service.GATEWAY).get(0).port();
    }

    private static ServerFrame read(String frame) {
        if (FrameReader.readServer(frame) instanceof Reading.Valid<ServerFrame> valid) {
            return valid.frame();
        }
        throw new AssertionError("not a frame of the protocol: " + frame);
    }
}
