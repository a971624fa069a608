package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.AckedChannel;
import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import java.time.InstantSource;
import java.util.List;

/** Outcomes as commands to the owner of the seats: they enter by the same door as every other. */
public final class CommandOutcomes implements Outcomes {

    private static final String TYPE = "io.holdfast.RecordPayment";

    private final AckedChannel channel;
    private final AvroSerde<SeatCommand> serde;
    private final PaymentWatch watch;
    private final InstantSource clock;

    /** Outcomes that go through this channel. */
    public CommandOutcomes(
            AckedChannel channel, AvroSerde<SeatCommand> serde, PaymentWatch watch, InstantSource clock) {
        this.channel = channel;
        this.serde = serde;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void report(Payment payment, Outcome outcome) {
        byte[] command = serde.encode(new SeatCommand(command(payment, outcome)));
        var _ = channel.write(key(payment), command, TYPE, payment.wish().traceParent(), clock.instant());
        watch.reported(payment, outcome);
    }

    private static String key(Payment payment) {
        String event = payment.id().event();
        List<String> seats = payment.terms().seats();
        return seats.isEmpty() ? event : Keys.seat(event, seats.getFirst());
    }

    private static RecordPayment command(Payment payment, Outcome outcome) {
        PaymentId id = payment.id();
        return new RecordPayment(
                id.event(),
                id.reservation(),
                id.attempt(),
                PaymentOutcome.valueOf(outcome.name()),
                payment.money().minor(),
                payment.money().currency(),
                payment.standing().code(),
                payment.reference());
    }
}
