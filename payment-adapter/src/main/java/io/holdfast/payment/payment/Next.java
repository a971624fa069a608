package io.holdfast.payment.payment;

import io.holdfast.payment.payment.Step.Conclude;
import io.holdfast.payment.payment.Step.Report;

/** What comes next for a payment. */
public final class Next {

    static final String NOT_AUTHORIZED = "not_authorized";

    private Next() {}

    /** The next step. Of a settled payment: to report its outcome once more. */
    public static Step of(Payment payment) {
        Standing standing = payment.standing();
        return switch (payment.wish().wanted()) {
            case AUTHORIZE -> authorize(standing);
            case CAPTURE -> capture(standing);
            case VOID -> end(standing, new Report(Outcome.CAPTURED));
            case REFUND -> end(standing, standing.inDoubt() ? new Step.Retrieve() : new Step.Refund());
        };
    }

    private static Step authorize(Standing standing) {
        return switch (standing.state()) {
            case NEW -> standing.inDoubt() ? new Step.Find() : new Step.Create();
            case CREATED -> lookOr(standing, new Step.Confirm());
            case AUTHORIZED -> new Report(Outcome.AUTHORIZED);
            case DECLINED -> new Report(Outcome.DECLINED);
            case UNAVAILABLE -> new Report(Outcome.UNAVAILABLE);
            case CAPTURED -> new Report(Outcome.CAPTURED);
            case CAPTURE_FAILED -> new Report(Outcome.CAPTURE_FAILED);
            case VOIDED -> new Report(Outcome.VOIDED);
            case REFUNDED -> new Report(Outcome.REFUNDED);
        };
    }

    /** A payment that is only created, as far as is known, is captured too: the provider knows best, and refuses if it is not authorized. */
    private static Step capture(Standing standing) {
        return switch (standing.state()) {
            case NEW -> standing.inDoubt() ? new Step.Find() : new Conclude(State.CAPTURE_FAILED, NOT_AUTHORIZED);
            case CREATED, AUTHORIZED -> lookOr(standing, new Step.Capture());
            case DECLINED, UNAVAILABLE -> new Conclude(State.CAPTURE_FAILED, standing.code());
            case CAPTURED -> new Report(Outcome.CAPTURED);
            case CAPTURE_FAILED -> new Report(Outcome.CAPTURE_FAILED);
            case VOIDED -> new Report(Outcome.VOIDED);
            case REFUNDED -> new Report(Outcome.REFUNDED);
        };
    }

    /**
     * Nothing may stay reserved. What the provider never heard of is over at once: only this service confirms a payment, by the reference
     * in the ledger, and the ledger now says that no authorization is wanted any more.
     */
    private static Step end(Standing standing, Step ofCaptured) {
        return switch (standing.state()) {
            case NEW -> standing.inDoubt() ? new Step.Find() : new Conclude(State.VOIDED, null);
            case CREATED, AUTHORIZED, DECLINED, UNAVAILABLE, CAPTURE_FAILED ->
                standing.reference() == null ? new Conclude(State.VOIDED, null) : lookOr(standing, new Step.Cancel());
            case CAPTURED -> ofCaptured;
            case VOIDED -> new Report(Outcome.VOIDED);
            case REFUNDED -> new Report(Outcome.REFUNDED);
        };
    }

    private static Step lookOr(Standing standing, Step otherwise) {
        return standing.inDoubt() ? new Step.Retrieve() : otherwise;
    }
}
