package io.holdfast.bench.core;

import io.holdfast.hold.codec.CommandCodec;
import io.holdfast.hold.codec.FactCodec;
import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Fact;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.SeatEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The records of a hold of two seats, between the rules' own types and their bytes. */
@State(Scope.Benchmark)
public class SerdeBenchmark {

    private static final Schemas SCHEMAS = Schemas.carried();

    private final AvroSerde<SeatCommand> commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, SCHEMAS);
    private final AvroSerde<SeatEvent> facts = new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, SCHEMAS);
    private final AvroSerde<io.holdfast.schemas.view.State> states =
            new AvroSerde<>(Topics.STATE, io.holdfast.schemas.view.State.class, SCHEMAS);

    private final io.holdfast.hold.seat.Reservation cart =
            Sale.after(Sale.HOLD).reservation(Sale.HOLD.id()).orElseThrow();
    private final Fact held =
            Decision.of(Sale.after(), Sale.HOLD, Sale.CAUSE).facts().getFirst();
    private final SeatCommand record = new SeatCommand(new HoldSeats(
            Sale.HOLD.id().event(),
            Sale.HOLD.id().reservation(),
            Sale.HOLD.request().seats(),
            Sale.HOLD.request().holdSeconds()));
    private final byte[] command = commands.encode(record);
    private final byte[] reservation = states.encode(StateCodec.record(cart));

    /** As reservation-api writes it. */
    @Benchmark
    public byte[] writeCommand() {
        return commands.encode(record);
    }

    /** As hold-processor reads it. */
    @Benchmark
    public Command readCommand() {
        return CommandCodec.command(commands.decode(command));
    }

    /** As hold-processor writes it. */
    @Benchmark
    public byte[] writeFact() {
        return facts.encode(FactCodec.record(held, Sale.CAUSE, 0));
    }

    /** As hold-processor writes it to its changelog and its store. */
    @Benchmark
    public byte[] writeReservation() {
        return states.encode(StateCodec.record(cart));
    }

    /** As hold-processor reads it from its store. */
    @Benchmark
    public io.holdfast.hold.seat.Reservation readReservation() {
        return StateCodec.reservation(states.decode(reservation));
    }
}
