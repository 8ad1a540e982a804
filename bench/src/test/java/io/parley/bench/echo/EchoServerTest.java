package io.parley.bench.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EchoServerTest {

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    @Test
    void a_session_is_ready_and_each_message_comes_back_in_its_place() throws InterruptedException {
        try (EchoServer server = new EchoServer(0)) {
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + server.port() + "/v1/chat/ws?link=new"), new Collecting())
                    .join();
            assertThat(next()).isInstanceOf(ServerFrame.SessionReady.class);
            for (int i = 1; i <= 2; i++) {
                socket.sendText("{\"type\":\"ping\"}", true).join();
                socket.sendText(
                                "{\"type\":\"message.send\",\"conversation_id\":\"conv_1\",\"text\":\"t" + i
                                        + "\",\"idempotency_key\":\"k" + i + "\",\"ref\":\"r\"}",
                                true)
                        .join();
                ServerFrame.MessageCreated created = (ServerFrame.MessageCreated) next();
                assertThat(created.message().seq()).isEqualTo(i);
                assertThat(created.message().text()).isEqualTo("t" + i);
                assertThat(created.idempotencyKey()).isEqualTo("k" + i);
                assertThat(created.ref()).isEqualTo("r");
            }
            socket.abort();
        }
    }

    private ServerFrame next() throws InterruptedException {
        return ((Reading.Valid<ServerFrame>) FrameReader.readServer(frames.poll(20, TimeUnit.SECONDS))).frame();
    }

    private final class Collecting implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            frames.add(text.toString());
            from.request(1);
            return null;
        }
    }
}
