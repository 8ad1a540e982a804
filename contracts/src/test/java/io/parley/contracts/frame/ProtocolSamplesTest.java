package io.parley.contracts.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame that the protocol's documents show, read and written as they show it. */
class ProtocolSamplesTest {

    private static final FrameReader READER = new FrameReader(FrameLimits.DEFAULT);

    static Stream<String> clientFrames() {
        return lines("client-frames.jsonl").stream();
    }

    static Stream<String> serverFrames() {
        return lines("server-frames.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("clientFrames")
    void a_client_frame_of_the_documents_is_read_and_written_alike(String sample) throws IOException {
        ClientFrame frame = valid(READER.readClient(sample));

        assertThat(READER.readClient(sample.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Reading.Valid<>(frame));
        assertThat(Json.MAPPER.readTree(FrameWriter.write(frame))).isEqualTo(Json.MAPPER.readTree(sample));
    }

    @ParameterizedTest
    @MethodSource("serverFrames")
    void a_server_frame_of_the_documents_is_read_and_keeps_every_field(String sample) throws IOException {
        ServerFrame frame = valid(FrameReader.readServer(sample));

        var written = Json.MAPPER.readTree(FrameWriter.write(frame));
        Json.MAPPER.readTree(sample).properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                assertThat(written.get(field.getKey()).decimalValue())
                        .isEqualByComparingTo(field.getValue().decimalValue());
            } else if (field.getValue().isValueNode()) {
                assertThat(written.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
            } else {
                assertThat(written.has(field.getKey())).as(field.getKey()).isTrue();
            }
        });
        assertThat(FrameReader.readServer(FrameWriter.write(frame))).isEqualTo(new Reading.Valid<>(frame));
    }

    @Test
    void the_samples_cover_every_type() {
        EnumSet<ClientFrameType> client = EnumSet.noneOf(ClientFrameType.class);
        clientFrames()
                .forEach(sample -> client.add(valid(READER.readClient(sample)).type()));
        EnumSet<ServerFrameType> server = EnumSet.noneOf(ServerFrameType.class);
        serverFrames()
                .forEach(sample ->
                        server.add(valid(FrameReader.readServer(sample)).type()));

        assertThat(client).containsExactly(ClientFrameType.values());
        assertThat(server).containsExactly(ServerFrameType.values());
    }

    @Test
    void a_time_is_written_with_three_digits_and_never_as_an_exponent() {
        var frame = valid(
                FrameReader.readServer(
                        "{\"type\":\"match.created\",\"user_id\":\"u\",\"conversation_id\":\"c\",\"created_at\":1640995200.0}"));

        assertThat(FrameWriter.write(frame)).endsWith("\"created_at\":1640995200.000}");
    }

    private static <F> F valid(Reading<F> reading) {
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid<F>) reading).frame();
    }

    private static List<String> lines(String name) {
        try (InputStream samples = ProtocolSamplesTest.class.getResourceAsStream("/samples/" + name)) {
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
