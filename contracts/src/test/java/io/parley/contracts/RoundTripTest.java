package io.parley.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventReader;
import io.parley.contracts.event.EventWriter;
import io.parley.contracts.event.MalformedEventException;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written is read again as it was, and whatever is read comes to an answer. */
class RoundTripTest {

    private static final int EACH = 300;
    private static final int HOSTILE = 10_000;

    private final FrameReader reader = new FrameReader(FrameLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void every_client_frame_survives_the_wire(long seed) {
        RandomRecords records = new RandomRecords(seed);
        for (Class<? extends ClientFrame> kind : RandomRecords.family(ClientFrame.class)) {
            for (int i = 0; i < EACH; i++) {
                ClientFrame frame = records.next(kind);
                String json = FrameWriter.write(frame);
                assertThat(reader.readClient(json)).as(json).isEqualTo(new Reading.Valid<>(frame));
                assertThat(reader.readClient(json.getBytes(StandardCharsets.UTF_8)))
                        .as(json)
                        .isEqualTo(new Reading.Valid<>(frame));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void every_server_frame_survives_the_wire(long seed) {
        RandomRecords records = new RandomRecords(seed);
        for (Class<? extends ServerFrame> kind : RandomRecords.family(ServerFrame.class)) {
            for (int i = 0; i < EACH; i++) {
                ServerFrame frame = records.next(kind);
                String json = FrameWriter.write(frame);
                assertThat(json).startsWith("{\"type\":\"" + frame.type().wireName() + "\"");
                assertThat(FrameReader.readServer(json)).as(json).isEqualTo(new Reading.Valid<>(frame));
                assertThat(FrameReader.typeOf(json.getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(frame.type());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void every_event_and_live_batch_survives_the_wire(long seed) {
        RandomRecords records = new RandomRecords(seed);
        for (int i = 0; i < EACH * RandomRecords.family(EventData.class).size(); i++) {
            Event event = records.next(Event.class);
            assertThat(EventReader.read(EventWriter.write(event))).isEqualTo(event);
            LiveBatch batch = records.next(LiveBatch.class);
            assertThat(LiveBatch.read(batch.write())).isEqualTo(batch);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 20261121})
    void arbitrary_bytes_are_a_frame_or_a_clear_error(long seed) {
        RandomRecords records = new RandomRecords(seed);
        Mutations mutations = new Mutations(seed);
        List<Class<? extends ClientFrame>> kinds = RandomRecords.family(ClientFrame.class);
        for (int i = 0; i < HOSTILE; i++) {
            byte[] bytes = i % 4 == 0
                    ? mutations.noise()
                    : mutations.mutate(FrameWriter.write(records.next(kinds.get(i % kinds.size()))));
            assertAnswered(reader.readClient(bytes));
            assertAnswered(reader.readClient(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 20261121})
    void arbitrary_bytes_are_a_server_frame_an_event_a_batch_or_none(long seed) {
        RandomRecords records = new RandomRecords(seed);
        Mutations mutations = new Mutations(seed);
        List<Class<? extends ServerFrame>> kinds = RandomRecords.family(ServerFrame.class);
        for (int i = 0; i < HOSTILE; i++) {
            byte[] frame = i % 4 == 0
                    ? mutations.noise()
                    : mutations.mutate(FrameWriter.write(records.next(kinds.get(i % kinds.size()))));
            FrameReader.typeOf(frame);
            assertAnswered(FrameReader.readServer(new String(frame, StandardCharsets.UTF_8)));
            LiveBatch.read(
                    mutations.mutate(new String(records.next(LiveBatch.class).write(), StandardCharsets.UTF_8)));
            try {
                byte[] event = EventWriter.write(records.next(Event.class));
                assertThat(EventReader.read(mutations.mutate(new String(event, StandardCharsets.UTF_8))))
                        .isNotNull();
            } catch (MalformedEventException clear) {
                assertThat(clear).hasMessageMatching("[a-zA-Z0-9 ,.'\\-]+");
            }
        }
    }

    private static void assertAnswered(Reading<?> reading) {
        if (reading instanceof Reading.Invalid<?> invalid) {
            assertThat(invalid.code()).isNotNull();
            assertThat(invalid.message()).isNotBlank();
        } else {
            assertThat(((Reading.Valid<?>) reading).frame()).isNotNull();
        }
    }
}
