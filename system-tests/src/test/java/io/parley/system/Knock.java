package io.parley.system;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/**
 * One attempt to come in without a valid token, and how it ended: who passes the door is refused for the token (4002).
 *
 * @param status  of HTTP: 101 where there was an upgrade
 * @param headers of an answer that was no upgrade
 * @param frame   the first and only one, or null
 * @param close   the code, or null where there was no socket
 */
record Knock(int status, HttpHeaders headers, String frame, Integer close) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param moreHeaders names and values by turns */
    static Knock at(int port, String... moreHeaders) {
        Frames frames = new Frames();
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder().connectTimeout(Client.LIMIT);
        for (int i = 0; i < moreHeaders.length; i += 2) {
            handshake.header(moreHeaders[i], moreHeaders[i + 1]);
        }
        try {
            WebSocket socket = handshake
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/chat/ws?token=nonsense"), frames)
                    .join();
            Integer close = await().atMost(Client.LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(frames::closeCode, Objects::nonNull);
            socket.abort();
            return new Knock(101, null, frames.all().get(0), close);
        } catch (CompletionException refused) {
            HttpResponse<?> answer = ((WebSocketHandshakeException) refused.getCause()).getResponse();
            return new Knock(answer.statusCode(), answer.headers(), null, null);
        }
    }

    boolean passedTheDoor() {
        return Integer.valueOf(4002).equals(close);
    }
}
