package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.installation.Installation;
import io.holdfast.schemas.testing.LaterVersion;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {

    private final Schemas schemas = Schemas.carried();
    private final SeatCommand command =
            new SeatCommand(new HoldSeats("ev-42", "cart-91", List.of("A-1-12", "A-1-13"), 300, null), null);
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

    /** Commands of a build that knows one more of them, and one more outcome of a payment. */
    private static final LaterVersion LATER = LaterVersion.of(
            Topics.SEAT_COMMANDS,
            "{\"type\":\"record\",\"name\":\"Tick\"",
            "{\"type\":\"record\",\"name\":\"MoveSeats\",\"fields\":[{\"name\":\"event\",\"type\":\"string\"}]},"
                    + "{\"type\":\"record\",\"name\":\"Tick\"");

    private static final LaterVersion LATER_OUTCOME = LaterVersion.of(
            Topics.SEAT_COMMANDS, "\"OTHER\",\"UNAVAILABLE\"]", "\"OTHER\",\"UNAVAILABLE\",\"DISPUTED\"]");

    private static void move(GenericRecord record) {
        Schema union = record.getSchema().getField("command").schema();
        Schema type = union.getTypes().get(union.getIndexNamed("io.holdfast.schemas.command.MoveSeats"));
        record.put(
                "command", new GenericRecordBuilder(type).set("event", "ev-42").build());
    }

    private static void dispute(GenericRecord record) {
        var payment = (GenericRecord) record.get("command");
        Schema outcome = payment.getSchema().getField("outcome").schema();
        payment.put("outcome", new GenericData.EnumSymbol(outcome, "DISPUTED"));
    }

    private byte[] payment(PaymentOutcome outcome) {
        return serde.encode(
                new SeatCommand(new RecordPayment("ev-42", "cart-91", 1, outcome, 9_000L, "EUR", null, null), null));
    }

    @Test
    void a_type_of_record_that_a_later_build_brought_says_nothing_about_the_record() {
        var reader = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, LATER);
        byte[] later = LATER.write(serde.encode(command), Topics.SEAT_COMMANDS, AvroSerdeTest::move);

        assertThatThrownBy(() -> reader.decode(later))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("a MoveSeats, which this build does not know");
        assertThat(reader.unreadableNow(later)).get().asString().contains("MoveSeats");
    }

    @Test
    void a_symbol_that_a_later_build_brought_is_not_taken_for_another_where_something_is_decided() {
        var reader = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, LATER_OUTCOME);
        byte[] later =
                LATER_OUTCOME.write(payment(PaymentOutcome.CAPTURED), Topics.SEAT_COMMANDS, AvroSerdeTest::dispute);

        assertThatThrownBy(() -> reader.decodeWhole(later))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("the PaymentOutcome DISPUTED, which this build does not know");
        assertThat(reader.unreadableNow(later)).get().asString().contains("DISPUTED");
        // Who only shows it shows that there is something.
        assertThat(((RecordPayment) reader.decode(later).getCommand()).getOutcome())
                .isEqualTo(PaymentOutcome.OTHER);
    }

    @Test
    void what_both_builds_know_is_read_also_from_the_later_one() {
        var reader = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, LATER);
        byte[] same = LATER.write(serde.encode(command), Topics.SEAT_COMMANDS, _ -> {});

        assertThat(reader.decodeWhole(same)).isEqualTo(command);
        assertThat(reader.unreadableNow(same)).isEmpty();
        assertThatThrownBy(() -> reader.decode(Arrays.copyOf(same, same.length - 1)))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_record_of_another_name_with_the_same_fields_is_undecodable() {
        var twin = LaterVersion.of(Topics.INSTALLATION, "\"name\":\"Installation\"", "\"name\":\"Licence\"");
        var installations = new AvroSerde<>(Topics.INSTALLATION, Installation.class, twin);
        byte[] licence = twin.write(installations.encode(new Installation("id", 6)), Topics.INSTALLATION, _ -> {});

        assertThatThrownBy(() -> installations.decode(licence)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void a_record_of_another_type_is_undecodable() {
        byte[] bytes = serde.encode(command);
        ByteBuffer.wrap(bytes).putInt(1, schemas.idOf(Topics.RECEIPTS));

        assertThatThrownBy(() -> serde.decode(bytes)).isInstanceOf(UndecodableException.class);
    }
}
