package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendFrameTest {

    private static final byte[] HEAD = SendFrame.head("conv_123");

    @Test
    void it_is_the_frame_that_the_contracts_know() {
        SendFrame frame = new SendFrame(new Sizes(64, 256), 1);
        Mark mark = new Mark(1, 2, 3, 4);

        ClientFrame.MessageSend sent = send(frame, mark);

        byte[] text = sent.text().getBytes(StandardCharsets.US_ASCII);
        assertThat(sent.conversationId()).isEqualTo("conv_123");
        assertThat(Mark.read(text, 0, text.length)).isEqualTo(mark);
        assertThat(sent.idempotencyKey()).isEqualTo(sent.text().substring(0, Mark.KEY_LENGTH));
        assertThat(sent.ref()).isEqualTo(sent.idempotencyKey());
    }

    @Test
    void texts_have_every_size_of_the_range_and_are_not_alike() {
        SendFrame frame = new SendFrame(new Sizes(40, 60), 1);
        Set<String> texts = new HashSet<>();
        IntSummaryStatistics sizes = IntStream.range(0, 1000)
                .mapToObj(i -> send(frame, new Mark(1, 2, 3, 4)).text())
                .peek(texts::add)
                .mapToInt(String::length)
                .summaryStatistics();

        assertThat(sizes.getMin()).isEqualTo(40);
        assertThat(sizes.getMax()).isEqualTo(60);
        assertThat(texts).hasSizeGreaterThan(500).noneMatch(text -> text.endsWith(" "));
    }

    @Test
    void the_smallest_and_the_largest_size_fit() {
        int most = FrameLimits.DEFAULT.maxTextCharacters();

        assertThat(send(new SendFrame(new Sizes(Mark.LENGTH, Mark.LENGTH), 1), new Mark(1, 2, 3, 4))
                        .text())
                .hasSize(Mark.LENGTH);
        assertThat(send(new SendFrame(new Sizes(most, most), 1), new Mark(1, 2, 3, 4))
                        .text())
                .hasSize(most);
    }

    private static ClientFrame.MessageSend send(SendFrame frame, Mark mark) {
        frame.write(HEAD, mark);
        String written = new String(frame.bytes(), 0, frame.length(), StandardCharsets.UTF_8);
        Reading<ClientFrame> reading = new FrameReader(FrameLimits.DEFAULT).readClient(written);
        assertThat(reading).as(written).isInstanceOf(Reading.Valid.class);
        return (ClientFrame.MessageSend) ((Reading.Valid<ClientFrame>) reading).frame();
    }
}
