package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.messaging.Driver.End;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentOrder;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.RecordWork.Task;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Handles requests for payments, those of a reservation one after the other. */
@Singleton
public class PaymentRequestHandler {

    private final Ledger ledger;
    private final Driver driver;
    private final Lanes lanes;
    private final InstantSource clock;
    private final PaymentMetrics metrics;
    private final PaymentSpans spans;
    private final Set<PaymentId> toBeVoided = ConcurrentHashMap.newKeySet();

    PaymentRequestHandler(
            Ledger ledger, Driver driver, Lanes lanes, InstantSource clock, PaymentMetrics metrics, Traces traces) {
        this.ledger = ledger;
        this.driver = driver;
        this.lanes = lanes;
        this.clock = clock;
        this.metrics = metrics;
        this.spans = new PaymentSpans(traces);
    }

    /** What is to be done for a request, once it is its turn in the lane of its reservation. */
    Task task(PaymentOrder request) {
        if (request.operation() == Operation.VOID) {
            // An authorization that is being driven hears of it before it confirms.
            toBeVoided.add(request.id());
        }
        return new Task(lane(request.id()), lease -> handle(request, lease));
    }

    /** False if the partition was lost: its next owner handles the request anew. Otherwise what is left of it is in the ledger. */
    private boolean handle(PaymentOrder request, Lease lease) {
        try {
            if (!lease.begin()) {
                return false;
            }
            End end = spans.around(
                    "process",
                    request.id(),
                    request.operation(),
                    request.traceParent(),
                    () -> carryOut(request, lease));
            // A void that waits behind one that was stopped settles it, and is not acknowledged before that.
            return end != End.STOPPED || lease.holds();
        } finally {
            toBeVoided.remove(request.id());
        }
    }

    private End carryOut(PaymentOrder request, Lease lease) {
        Payment known = ledger.find(request.id());
        Payment payment =
                known == null ? Payment.begin(request, clock.instant()) : known.asked(request, clock.instant());
        if (known != null && payment.equals(known)) {
            metrics.repeated(known);
        } else {
            ledger.write(payment);
        }
        return driver.drive(payment, step -> mayGoOn(payment, step, lease), true);
    }

    /**
     * Goes on with a payment whose outcome was left for later.
     *
     * @return whether it has its outcome now
     */
    CompletableFuture<Boolean> goOn(PaymentId id, Lease lease) {
        return lanes.run(lane(id), () -> {
            Payment payment = ledger.find(id);
            if (payment == null || payment.settled()) {
                return true;
            }
            End end = spans.around(
                    "reconcile",
                    id,
                    payment.goal().wanted(),
                    payment.goal().traceParent(),
                    () -> driver.drive(payment, step -> mayGoOn(payment, step, lease), false));
            return end == End.SETTLED;
        });
    }

    /** Whether something is under way for the reservation of this payment. */
    boolean busy(PaymentId id) {
        return lanes.busy(lane(id));
    }

    /** Runs a task for a reservation while nothing else runs for it. */
    CompletableFuture<Boolean> alone(PaymentId id, BooleanSupplier task) {
        return lanes.run(lane(id), task::getAsBoolean);
    }

    private boolean mayGoOn(Payment payment, PaymentStep step, Lease lease) {
        boolean overtaken = payment.goal().wanted() == Operation.AUTHORIZE
                && step instanceof PaymentStep.Act
                && toBeVoided.contains(payment.id());
        return lease.holds() && !overtaken;
    }

    private static String lane(PaymentId id) {
        return Keys.reservation(id.event(), id.reservation());
    }
}
