package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.SeatCommand;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {

    private final Schemas schemas = Schemas.carried();
    private final SeatCommand command =
            new SeatCommand(new HoldSeats("ev-42", "cart-91", List.of("A-1-12", "A-1-13"), 300));
    private final AvroSerde<SeatCommand> serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);

    @Test
    void a_record_is_a_zero_byte_its_schema_id_and_avro_binary_and_reads_back() {
        byte[] bytes = serde.encode(command);

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(schemas.idOf(Topics.SEAT_COMMANDS));
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
    @ValueSource(ints = {999_999, -1})
    void a_schema_that_is_not_known_says_nothing_about_its_record(int id) {
        byte[] bytes = serde.encode(command);
        ByteBuffer.wrap(bytes).putInt(1, id);

        assertThatThrownBy(() -> serde.decode(bytes))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema %d is not on holdfast.schemas", id);
        assertThat(serde.unreadableNow(bytes)).get().asString().contains("run the set-up");
    }

    @Test
    void a_record_whose_schema_becomes_known_is_read_then() {
        var later = new AtomicReference<>(Optional.<Schema>empty());
        var slow = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, new Schemas() {
            @Override
            public int idOf(Topic topic) {
                return 7;
            }

            @Override
            public Optional<Schema> schema(int id) {
                return later.get();
            }
        });
        byte[] bytes = slow.encode(command);
        assertThatThrownBy(() -> slow.decode(bytes)).isInstanceOf(UnknownSchemaException.class);

        later.set(Topics.SEAT_COMMANDS.value());

        assertThat(slow.decode(bytes)).isEqualTo(command);
    }

    @Test
    void a_length_that_announces_gigabytes_is_undecodable_and_allocates_nothing_like_it() {
        // HoldSeats is the third branch; its first string announces 2^30 bytes.
        byte[] bytes = {0, 0, 0, 0, 0, 4, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 8};
        ByteBuffer.wrap(bytes).putInt(1, schemas.idOf(Topics.SEAT_COMMANDS));

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_record_of_another_type_is_undecodable() {
        byte[] bytes = serde.encode(command);
        ByteBuffer.wrap(bytes).putInt(1, schemas.idOf(Topics.RECEIPTS));

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }
}
