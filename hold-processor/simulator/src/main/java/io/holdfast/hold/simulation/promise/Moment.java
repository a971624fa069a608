package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import java.util.Optional;

/**
 * A command while its facts are looked at.
 *
 * @param atMs its log time, worked out from the log
 */
record Moment(Logged logged, long atMs) {

    /** The command, where it is of this kind. */
    <T> Optional<T> command(Class<T> kind) {
        return logged.command().filter(kind::isInstance).map(kind::cast);
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
