package io.holdfast.payment.payment;

import io.holdfast.payment.payment.Step.Conclude;
import io.holdfast.payment.payment.Step.Report;

/** What comes next for a payment. */
public final class NextStep {

    static final String NOT_AUTHORIZED = "not_authorized";

    private NextStep() {}

    /** The next step. Of a settled payment: to report its outcome once more. */
    public static Step of(Payment payment) {
        ProviderStatus status = payment.status();
        return switch (payment.goal().wanted()) {
            case AUTHORIZE -> authorize(status);
            case CAPTURE -> capture(status);
            case VOID -> end(status, new Report(Outcome.CAPTURED));
            case REFUND -> end(status, status.inDoubt() ? new Step.Retrieve() : new Step.Refund());
        };
    }

    private static Step authorize(ProviderStatus status) {
        return switch (status.state()) {
            case NEW -> status.inDoubt() ? new Step.Find() : new Step.Create();
            case CREATED -> lookOr(status, new Step.Confirm());
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
    private static Step capture(ProviderStatus status) {
        return switch (status.state()) {
            case NEW -> status.inDoubt() ? new Step.Find() : new Conclude(State.CAPTURE_FAILED, NOT_AUTHORIZED);
            case CREATED, AUTHORIZED -> lookOr(status, new Step.Capture());
            case DECLINED, UNAVAILABLE -> new Conclude(State.CAPTURE_FAILED, status.code());
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
    private static Step end(ProviderStatus status, Step ofCaptured) {
        return switch (status.state()) {
            case NEW -> status.inDoubt() ? new Step.Find() : new Conclude(State.VOIDED, null);
            case CREATED, AUTHORIZED, DECLINED, UNAVAILABLE, CAPTURE_FAILED ->
                status.reference() == null ? new Conclude(State.VOIDED, null) : lookOr(status, new Step.Cancel());
            case CAPTURED -> ofCaptured;
            case VOIDED -> new Report(Outcome.VOIDED);
            case REFUNDED -> new Report(Outcome.REFUNDED);
        };
    }

    private static Step lookOr(ProviderStatus status, Step otherwise) {
        return status.inDoubt() ? new Step.Retrieve() : otherwise;
    }
}
