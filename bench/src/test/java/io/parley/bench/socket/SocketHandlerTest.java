package io.parley.bench.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.parley.contracts.frame.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketHandlerTest {

    private final Heard heard = new Heard();
    private final EmbeddedChannel channel = new EmbeddedChannel(new SocketHandler(heard, new FrameBuffer()));

    @Test
    void a_ping_is_answered_and_nobody_troubled_with_it() {
        receive("{\"type\":\"ping\"}");

        TextWebSocketFrame answer = channel.readOutbound();
        assertThat(answer.text()).isEqualTo("{\"type\":\"pong\"}");
        assertThat(heard.events).containsExactly("caught up");
        answer.release();
    }

    @Test
    void each_kind_of_frame_is_told_as_what_it_is() {
        receive("{\"type\":\"session.ready\",\"session_id\":\"s\",\"user_id\":\"u\",\"heartbeat_seconds\":30,"
                + "\"max_message_bytes\":1,\"server_time\":1.0}");
        receive("{\"type\":\"message.created\",\"conversation_id\":\"c\",\"message\":{\"id\":\"m\",\"seq\":5,"
                + "\"sender_id\":\"u\",\"text\":\"x\",\"created_at\":1.0,\"reply_to\":null}}");
        receive("{\"type\":\"error\",\"code\":\"unavailable\",\"message\":\"later\"}");
        receive("{\"type\":\"nonsense\"}");
        channel.writeInbound(new BinaryWebSocketFrame());
        heard.events.removeIf("caught up"::equals);

        assertThat(heard.events)
                .containsExactly(
                        "ready",
                        "message 5",
                        "Failure",
                        "malformed {\"type\":\"nonsense\"}",
                        "malformed BinaryWebSocketFrame");
    }

    @Test
    void a_close_is_told_once_with_its_code() {
        channel.writeInbound(new CloseWebSocketFrame(4010, "too slow"));
        channel.close();

        assertThat(heard.events.stream().filter(event -> event.startsWith("closed")))
                .containsExactly("closed 4010");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_connection_that_breaks_off_is_closed_with_1006() {
        channel.close();

        assertThat(heard.events).containsExactly("closed 1006");
    }

    @Test
    void whoever_closes_itself_hears_no_more() {
        receive("{\"type\":\"session.ready\",\"session_id\":\"s\",\"user_id\":\"u\",\"heartbeat_seconds\":30,"
                + "\"max_message_bytes\":1,\"server_time\":1.0}");
        heard.socket.close();
        channel.runPendingTasks();

        assertThat(heard.events).doesNotContain("closed 1006");
        assertThat(channel.isOpen()).isFalse();
    }

    private void receive(String text) {
        channel.writeInbound(new TextWebSocketFrame(text));
    }

    private static final class Heard implements SocketListener {

        private final List<String> events = new ArrayList<>();
        private ChatSocket socket;

        @Override
        public void ready(ChatSocket opened) {
            socket = opened;
            events.add("ready");
        }

        @Override
        public void message(byte[] frame, MessageScanner found) {
            events.add("message " + found.seq());
        }

        @Override
        public void frame(ServerFrame frame) {
            events.add(frame.getClass().getSimpleName());
        }

        @Override
        public void malformed(String frame) {
            events.add("malformed " + frame);
        }

        @Override
        public void caughtUp() {
            events.add("caught up");
        }

        @Override
        public void closed(int code) {
            events.add("closed " + code);
        }
    }
}
