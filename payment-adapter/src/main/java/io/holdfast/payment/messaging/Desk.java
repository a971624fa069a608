package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.messaging.Driver.End;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Request;
import io.holdfast.payment.payment.Step;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.trace.Traces;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Handles payments, those of a reservation one after the other. */
public final class Desk {

    private final Ledger ledger;
    private final Driver driver;
    private final Lanes lanes;
    private final InstantSource clock;
    private final PaymentWatch watch;
    private final PaymentSpans spans;
    private final Set<PaymentId> toBeVoided = ConcurrentHashMap.newKeySet();

    Desk(Ledger ledger, Driver driver, Lanes lanes, InstantSource clock, PaymentWatch watch, Traces traces) {
        this.ledger = ledger;
        this.driver = driver;
        this.lanes = lanes;
        this.clock = clock;
        this.watch = watch;
        this.spans = new PaymentSpans(traces);
    }

    /**
     * Handles a request.
     *
     * @return whether it is done with: its outcome is on the log, or what is left of it is in the ledger. False where the partition was
     *     lost: whoever has it handles the request anew
     */
    CompletableFuture<Boolean> handle(Request request, Tenure tenure) {
        if (request.operation() == Operation.VOID) {
            // An authorization that is being driven hears of it before it confirms.
            toBeVoided.add(request.id());
        }
        return lanes.run(lane(request.id()), () -> begin(request, tenure))
                .whenComplete((_, _) -> toBeVoided.remove(request.id()));
    }

    /** Waits for its tenure within its lane: those that wait keep their order. */
    private boolean begin(Request request, Tenure tenure) {
        tenure.begun().join();
        if (!tenure.holds()) {
            return false;
        }
        End end = spans.around(
                "process", request.id(), request.operation(), request.traceParent(), () -> carryOut(request, tenure));
        return switch (end) {
            case SETTLED, PARKED -> true;
            // A void that waits behind it settles it, and is not acknowledged before that.
            case STOPPED -> tenure.holds();
        };
    }

    private End carryOut(Request request, Tenure tenure) {
        Payment known = ledger.find(request.id());
        Payment payment =
                known == null ? Payment.begin(request, clock.instant()) : known.asked(request, clock.instant());
        if (known != null && payment.equals(known)) {
            watch.repeated(known);
        } else {
            ledger.write(payment);
        }
        return driver.drive(payment, step -> mayGoOn(payment, step, tenure), true);
    }

    /**
     * Goes on with a payment whose outcome was left for later.
     *
     * @return whether it has its outcome now
     */
    CompletableFuture<Boolean> goOn(PaymentId id, Tenure tenure) {
        return lanes.run(lane(id), () -> {
            Payment payment = ledger.find(id);
            if (payment == null || payment.settled()) {
                return true;
            }
            End end = spans.around(
                    "reconcile",
                    id,
                    payment.wish().wanted(),
                    payment.wish().traceParent(),
                    () -> driver.drive(payment, step -> mayGoOn(payment, step, tenure), false));
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

    private boolean mayGoOn(Payment payment, Step step, Tenure tenure) {
        boolean overtaken = payment.wish().wanted() == Operation.AUTHORIZE
                && step instanceof Step.Act
                && toBeVoided.contains(payment.id());
        return tenure.holds() && !overtaken;
    }

    private static String lane(PaymentId id) {
        return Keys.reservation(id.event(), id.reservation());
    }
}
