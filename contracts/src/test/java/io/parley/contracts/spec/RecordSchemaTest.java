package io.parley.contracts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.RandomRecords;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventType;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ClientFrameType;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.contracts.spec.AsyncApi.Described;
import io.parley.contracts.spec.AsyncApi.Speaker;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml has every frame, every event and every queue of the code, as the code has it; and no other. */
class RecordSchemaTest {

    private static final RandomRecords RECORDS = new RandomRecords(1);
    private static final AsyncApi PAGE = AsyncApi.page();

    @Test
    void every_frame_and_event_is_on_the_page_and_no_other() {
        assertThat(PAGE.messages(Speaker.CLIENT).keySet())
                .isEqualTo(names(Stream.of(ClientFrameType.values()).map(ClientFrameType::wireName)));
        assertThat(PAGE.messages(Speaker.SERVER).keySet())
                .isEqualTo(names(Stream.of(ServerFrameType.values()).map(ServerFrameType::wireName)));
        assertThat(PAGE.messages(Speaker.EVENT).keySet())
                .isEqualTo(names(Stream.of(EventType.values()).map(EventType::wireName)));
        for (Speaker speaker : Speaker.values()) {
            PAGE.messages(speaker).forEach((type, described) -> assertThat(
                            described.message().get("name").textValue())
                    .isEqualTo(type));
        }
    }

    @Test
    void the_socket_carries_every_frame() {
        Set<String> carried = new TreeSet<>();
        page("/channels/socket/messages").fieldNames().forEachRemaining(carried::add);

        assertThat(carried)
                .isEqualTo(names(Stream.concat(
                        PAGE.messages(Speaker.CLIENT).keySet().stream().map(type -> "client." + type),
                        PAGE.messages(Speaker.SERVER).keySet().stream().map(type -> "server." + type))));
        assertThat(page("/operations/server.frames/messages"))
                .hasSize(PAGE.messages(Speaker.SERVER).size());
        PAGE.messages(Speaker.CLIENT).keySet().forEach(type -> assertThat(
                        page("/operations/client." + type).isObject())
                .as(type)
                .isTrue());
    }

    @Test
    void server_frames_have_the_fields_of_their_records() {
        for (Class<? extends ServerFrame> kind : RandomRecords.family(ServerFrame.class)) {
            String type = RECORDS.next(kind).type().wireName();
            assertThat(differences(
                            RecordSchema.Presence.ANNOTATED,
                            kind,
                            PAGE.messages(Speaker.SERVER).get(type).payload(),
                            Set.of("type")))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void client_frames_have_the_fields_of_their_records() {
        for (Class<? extends ClientFrame> kind : RandomRecords.family(ClientFrame.class)) {
            String type = RECORDS.next(kind).type().wireName();
            assertThat(differences(
                            RecordSchema.Presence.READ,
                            kind,
                            PAGE.messages(Speaker.CLIENT).get(type).payload(),
                            Set.of("type")))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void events_have_the_fields_of_their_records() {
        for (Class<? extends EventData> kind : RandomRecords.family(EventData.class)) {
            String type = RECORDS.next(kind).type().wireName();
            JsonNode data = PAGE.messages(Speaker.EVENT).get(type).payload().at("/allOf/1/properties/data");
            assertThat(differences(RecordSchema.Presence.ANNOTATED, kind, data, Set.of()))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void types_are_said_in_the_schemas_as_the_page_names_them() {
        Stream.of(Speaker.values()).forEach(speaker -> PAGE.messages(speaker)
                .forEach((type, described) -> assertThat(constant(described)).isEqualTo(type)));
    }

    @Test
    void every_event_has_a_channel_at_the_exchange_and_every_queue_its_own() {
        for (EventType type : EventType.values()) {
            JsonNode channel = page("/channels/" + type.wireName());
            JsonNode exchange =
                    PAGE.specification().resolve(channel.path("bindings")).at("/amqp/exchange");
            assertThat(channel.path("address").textValue()).isEqualTo(type.wireName());
            assertThat(exchange.path("name").textValue()).isEqualTo(Topology.EVENTS.name());
            assertThat(exchange.path("type").textValue()).isEqualTo(Topology.EVENTS.type());
            assertThat(page("/operations/publish." + type.wireName()).isObject())
                    .isTrue();
        }
        for (Topology.Inbox inbox : Topology.INBOXES) {
            Set<String> messages = new TreeSet<>();
            page("/channels/" + inbox.name() + "/messages").fieldNames().forEachRemaining(messages::add);
            assertThat(messages).isEqualTo(names(inbox.events().stream().map(EventType::wireName)));
            assertThat(page("/operations/consume." + inbox.name() + "/messages"))
                    .hasSameSizeAs(inbox.events());
            for (String queue : List.of(inbox.name(), inbox.deadLetters())) {
                assertThat(page("/channels/" + queue + "/bindings/amqp/queue/name")
                                .textValue())
                        .isEqualTo(queue);
            }
        }
        assertThat(page("/channels")).hasSize(1 + EventType.values().length + 2 * Topology.INBOXES.size());
    }

    @Test
    void limits_and_codes_are_those_of_the_code() {
        assertThat(schema("NewText").get("maxLength").intValue()).isEqualTo(FrameLimits.DEFAULT.maxTextCharacters());
        assertThat(schema("Ids").get("maxItems").intValue()).isEqualTo(FrameLimits.DEFAULT.maxIds());
        assertThat(schema("Token").get("maxLength").intValue()).isEqualTo(FrameLimits.MAX_TOKEN_CHARACTERS);
        for (String ref : List.of("Ref", "RefOrNull")) {
            assertThat(schema(ref).get("maxLength").intValue()).isEqualTo(FrameLimits.MAX_REF_CHARACTERS);
        }
        for (String name : List.of("Id", "IdOrNull", "IdempotencyKey", "ConversationId", "MessageId", "UserId")) {
            assertThat(schema(name).get("maxLength").intValue()).isEqualTo(FrameLimits.MAX_NAME_CHARACTERS);
        }
        assertThat(schema("ErrorCode").get("enum")).hasSize(ErrorCode.values().length);
    }

    private static List<String> differences(
            RecordSchema.Presence presence, Class<?> kind, JsonNode schema, Set<String> besides) {
        return RecordSchema.differences(PAGE.specification(), presence, kind, schema, besides);
    }

    private static String constant(Described described) {
        JsonNode own = described.payload().has("allOf") ? described.payload().at("/allOf/1") : described.payload();
        return own.at("/properties/type/const").textValue();
    }

    private static JsonNode page(String pointer) {
        return PAGE.specification().root().at(pointer);
    }

    private static JsonNode schema(String name) {
        return page("/components/schemas/" + name);
    }

    private static Set<String> names(Stream<String> names) {
        return new TreeSet<>(names.toList());
    }
}
