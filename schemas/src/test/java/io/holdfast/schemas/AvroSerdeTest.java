package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Seat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {

    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaRegistry registry = new SchemaRegistry("memory", client);
    private final SeatCommand command =
            new SeatCommand(new HoldSeats("ev-42", "cart-91", List.of("A-1-12", "A-1-13"), 300));
    private AvroSerde<SeatCommand> serde;

    @BeforeEach
    void register() {
        registry.register(Topics.SEAT_COMMANDS);
        serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, registry);
    }

    @Test
    void a_record_is_a_zero_byte_its_schema_id_and_avro_binary_and_reads_back() {
        byte[] bytes = serde.encode(command);

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(registry.idOf(Topics.SEAT_COMMANDS));
        assertThat(serde.decode(bytes)).isEqualTo(command);
    }

    @Test
    void every_truncation_of_a_record_is_undecodable() {
        byte[] bytes = serde.encode(command);
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serde.decode(truncated)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void bytes_left_over_behind_a_record_are_undecodable() {
        byte[] bytes = serde.encode(command);

        assertThatThrownBy(() -> serde.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("left over");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999_999, -1})
    void an_unknown_schema_id_is_undecodable(int id) {
        byte[] bytes = serde.encode(command);
        ByteBuffer.wrap(bytes).putInt(1, id);

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_length_that_announces_gigabytes_is_undecodable_and_allocates_nothing_like_it() {
        // HoldSeats is the third branch; its first string announces 2^30 bytes.
        byte[] bytes = {0, 0, 0, 0, 0, 4, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 8};
        ByteBuffer.wrap(bytes).putInt(1, registry.idOf(Topics.SEAT_COMMANDS));

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_record_of_another_type_is_undecodable() throws Exception {
        int id = client.register("other", new AvroSchema(Seat.getClassSchema()));
        byte[] bytes = serde.encode(command);
        ByteBuffer.wrap(bytes).putInt(1, id);

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_topic_whose_schema_is_not_registered_stops_the_start_and_says_what_to_do() {
        assertThatThrownBy(() -> new AvroSerde<>(Topics.SEATS, Seat.class, registry))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("holdfast.seats-value")
                .hasMessageContaining("set the topics and schemas up");
    }

    @Test
    void a_registry_that_is_away_stops_the_start_at_once_and_says_where_it_was_looked_for() {
        var away = SchemaRegistry.at("http://127.0.0.1:1");

        assertThatThrownBy(() -> away.idOf(Topics.SEATS))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void a_registry_that_is_away_says_nothing_about_a_record() {
        var away = SchemaRegistry.at("http://127.0.0.1:1");

        assertThatThrownBy(() -> away.schema(7)).isInstanceOf(SchemaRegistryException.class);
    }
}
