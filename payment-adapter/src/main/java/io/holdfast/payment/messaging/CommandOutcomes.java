package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.shell.RecordWriter;
import jakarta.inject.Singleton;
import java.util.List;

/** Outcomes as commands to the owner of the seats: they enter by the same door as every other. */
@Singleton
class CommandOutcomes implements PaymentResults {

    private static final String TYPE = "io.holdfast.RecordPayment";

    private final RecordWriter writer;
    private final AvroSerde<SeatCommand> serde;
    private final PaymentMetrics metrics;

    CommandOutcomes(RecordWriter writer, Schemas schemas, PaymentMetrics metrics) {
        this.writer = writer;
        this.serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        this.metrics = metrics;
    }

    @Override
    public void report(Payment payment, PaymentResult outcome) {
        byte[] command = serde.encode(new SeatCommand(command(payment, outcome), null));
        var _ = writer.write(
                Topics.SEAT_COMMANDS,
                key(payment),
                command,
                TYPE,
                payment.goal().traceParent());
        metrics.reported(payment, outcome);
    }

    private static String key(Payment payment) {
        String event = payment.id().event();
        List<String> seats = payment.terms().seats();
        return seats.isEmpty() ? event : Keys.seat(event, seats.getFirst());
    }

    private static RecordPayment command(Payment payment, PaymentResult outcome) {
        PaymentId id = payment.id();
        return new RecordPayment(
                id.event(),
                id.reservation(),
                id.attempt(),
                PaymentOutcome.valueOf(outcome.name()),
                payment.money().minor(),
                payment.money().currency(),
                payment.status().code(),
                payment.reference());
    }
}
