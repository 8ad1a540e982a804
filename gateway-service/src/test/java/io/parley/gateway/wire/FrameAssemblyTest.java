package io.parley.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.gateway.wire.FrameAssembly.Part;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameAssemblyTest {

    private final FrameAssembly assembly = new FrameAssembly(10);

    @Test
    void a_whole_frame_is_a_message() {
        assertThat(assembly.add(WebSocketFrame.textFrame("hello", true))).isEqualTo(Part.TEXT_MESSAGE);
        assertThat(assembly.takeText()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fragments_are_put_together_again_and_again() {
        for (int i = 0; i < 2; i++) {
            assertThat(assembly.add(WebSocketFrame.textFrame("he", false))).isEqualTo(Part.TEXT_FRAGMENT);
            assertThat(assembly.add(continuation("ll", false))).isEqualTo(Part.TEXT_FRAGMENT);
            assertThat(assembly.add(continuation("o", true))).isEqualTo(Part.TEXT_MESSAGE);
            assertThat(assembly.takeText()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void fragments_that_grow_beyond_the_limit_are_too_large() {
        assembly.add(WebSocketFrame.textFrame("123456", false));

        assertThat(assembly.add(continuation("78901", false))).isEqualTo(Part.TOO_LARGE);
    }

    @Test
    void fragments_of_a_binary_message_are_binary() {
        assertThat(assembly.add(WebSocketFrame.binaryFrame(Buffer.buffer("one "), false)))
                .isEqualTo(Part.BINARY_FRAGMENT);
        assertThat(assembly.add(continuation("end", true))).isEqualTo(Part.BINARY);
        assertThat(assembly.add(WebSocketFrame.textFrame("text", true))).isEqualTo(Part.TEXT_MESSAGE);
    }

    @Test
    void a_binary_message_is_too_large_as_a_whole_too() {
        assertThat(assembly.add(WebSocketFrame.binaryFrame(Buffer.buffer("123456"), false)))
                .isEqualTo(Part.BINARY_FRAGMENT);
        assertThat(assembly.add(continuation("78901", true))).isEqualTo(Part.TOO_LARGE);
        assertThat(assembly.add(WebSocketFrame.binaryFrame(Buffer.buffer("123456"), true)))
                .isEqualTo(Part.BINARY);
    }

    private static WebSocketFrame continuation(String text, boolean isFinal) {
        return WebSocketFrame.continuationFrame(Buffer.buffer(text), isFinal);
    }
}
