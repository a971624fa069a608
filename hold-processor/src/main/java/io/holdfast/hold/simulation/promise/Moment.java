package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.Tick;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A command while its facts are looked at.
 *
 * @param atMs its log time, worked out from the log
 */
record Moment(Logged logged, long atMs) {

    /** Every command but a Tick begins with them. */
    private static final int EVENT = 0;

    private static final int RESERVATION = 1;

    /** The command, where it is of this kind. */
    <T> Optional<T> command(Class<T> kind) {
        return logged.command().filter(kind::isInstance).map(kind::cast);
    }

    /** Key of the view that shows what the command was about; empty for a Tick, and for what is no command. */
    Optional<String> subject() {
        return logged.command()
                .filter(command -> !(command instanceof Tick))
                .map(SpecificRecord.class::cast)
                .map(command -> {
                    String event = command.get(EVENT).toString();
                    return command.getSchema().getField("reservation") == null
                            ? event
                            : Keys.reservation(event, command.get(RESERVATION).toString());
                });
    }

    /** Whether the provider said this of the attempt. */
    boolean says(PaymentOutcome outcome, int attempt) {
        return command(RecordPayment.class)
                .filter(payment -> payment.getOutcome() == outcome && payment.getAttempt() == attempt)
                .isPresent();
    }

    @Override
    public String toString() {
        return "%d:%d %s at %d"
                .formatted(
                        logged.partition(),
                        logged.offset(),
                        logged.command().map(Object::toString).orElse("(illegible)"),
                        atMs);
    }
}
