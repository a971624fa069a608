package io.holdfast.hold.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Caller;
import io.holdfast.hold.seat.ContradictionException;
import io.holdfast.hold.seat.ForwardingState;
import io.holdfast.hold.seat.MapState;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.testing.LaterVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {

    private static final Partitions ONE = new Partitions(1);
    private static final LogPosition FIRST = new LogPosition(0, 0);
    private static final SeatCommand HOLD =
            new SeatCommand(new HoldSeats("ev-1", "cart-1", List.of("A-1-1"), 60, null), null);

    /** A state that throws this whatever it is asked. */
    private record Broken(RuntimeException failure) implements ForwardingState {
        @Override
        public State state() {
            throw failure;
        }
    }

    private static Step step(Schemas schemas, State state, byte[] value) {
        var commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        return new Steps(commands, ONE, Skips.NONE).of(state, FIRST, Instant.EPOCH, value, null);
    }

    private static byte[] bytes(SeatCommand command) {
        return new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, Schemas.carried()).encode(command);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalArgumentException.class, ArithmeticException.class, IllegalStateException.class})
    void what_a_store_throws_is_no_decision(Class<? extends RuntimeException> kind) throws Exception {
        var state = new Broken(kind.getConstructor(String.class).newInstance("broken"));

        assertThatThrownBy(() -> step(Schemas.carried(), state, bytes(HOLD)))
                .isInstanceOfAny(ContradictionException.class, IllegalStateException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void an_outcome_of_a_payment_that_a_later_build_brought_is_left_to_that_build() {
        var later = LaterVersion.of(
                Topics.SEAT_COMMANDS, "\"OTHER\",\"UNAVAILABLE\"]", "\"OTHER\",\"UNAVAILABLE\",\"DISPUTED\"]");
        var payment = new RecordPayment("ev-1", "cart-1", 1, PaymentOutcome.CAPTURED, 100L, "EUR", null, null);
        byte[] disputed = later.write(bytes(new SeatCommand(payment, null)), Topics.SEAT_COMMANDS, StepsTest::disputed);
        State untouched = new Broken(new IllegalStateException("nothing is decided"));

        assertThatThrownBy(() -> step(later, untouched, disputed)).isInstanceOf(UnknownSchemaException.class);
        assertThat(new Foresight(new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, later))
                        .undecidableNow(disputed))
                .get()
                .asString()
                .contains("DISPUTED", "deploy the build");
    }

    @Test
    void a_decision_knows_who_asked_for_it() {
        var caller = new io.holdfast.schemas.view.Caller("acme", "page", "a1b2", true, List.of("fanclub"));
        Step step = step(Schemas.carried(), new MapState(), bytes(new SeatCommand(HOLD.getCommand(), caller)));

        assertThat(((Step.Decided) step).cause().caller())
                .contains(new Caller("acme", "page", Optional.of("a1b2"), true, List.of("fanclub")));
        assertThat(((Step.Decided) step(Schemas.carried(), new MapState(), bytes(HOLD)))
                        .cause()
                        .caller())
                .isEmpty();
    }

    @Test
    void a_command_of_a_caller_without_a_name_is_never_decided() {
        var nameless = new io.holdfast.schemas.view.Caller("", "page", null, false, List.of());

        assertThat(step(Schemas.carried(), new MapState(), bytes(new SeatCommand(HOLD.getCommand(), nameless))))
                .isInstanceOfSatisfying(
                        Step.Undecided.class,
                        undecided -> assertThat(undecided.toString()).contains("tenant"));
    }

    private static void disputed(GenericRecord record) {
        var payment = (GenericRecord) record.get("command");
        payment.put(
                "outcome",
                new GenericData.EnumSymbol(
                        payment.getSchema().getField("outcome").schema(), "DISPUTED"));
    }
}
