package io.holdfast.payment.payment;

import io.holdfast.payment.payment.PaymentStep.Conclude;
import io.holdfast.payment.payment.PaymentStep.Report;

/** What comes next for a payment. */
public final class NextStep {

    static final String NOT_AUTHORIZED = "not_authorized";

    private NextStep() {}

    /** The next step. Of a settled payment: to report its outcome once more. */
    public static PaymentStep of(Payment payment) {
        ProviderStatus status = payment.status();
        return switch (payment.goal().wanted()) {
            case AUTHORIZE -> authorize(status);
            case CAPTURE -> capture(status);
            case VOID -> end(status, new Report(PaymentResult.CAPTURED));
            case REFUND -> end(status, status.inDoubt() ? new PaymentStep.Retrieve() : new PaymentStep.Refund());
        };
    }

    private static PaymentStep authorize(ProviderStatus status) {
        return switch (status.state()) {
            case NEW -> status.inDoubt() ? new PaymentStep.Find() : new PaymentStep.Create();
            case CREATED -> lookOr(status, new PaymentStep.Confirm());
            case AUTHORIZED, DECLINED, UNAVAILABLE, CAPTURED, CAPTURE_FAILED, VOIDED, REFUNDED -> report(status);
        };
    }

    /** A payment that is only created, as far as is known, is captured too: the provider knows best, and refuses if it is not authorized. */
    private static PaymentStep capture(ProviderStatus status) {
        return switch (status.state()) {
            case NEW ->
                status.inDoubt()
                        ? new PaymentStep.Find()
                        : new Conclude(PaymentStanding.CAPTURE_FAILED, NOT_AUTHORIZED);
            case CREATED, AUTHORIZED -> lookOr(status, new PaymentStep.Capture());
            case DECLINED, UNAVAILABLE -> new Conclude(PaymentStanding.CAPTURE_FAILED, status.code());
            case CAPTURED, CAPTURE_FAILED, VOIDED, REFUNDED -> report(status);
        };
    }

    /**
     * Nothing may stay reserved. What the provider never heard of is over at once: only this service confirms a payment, by the reference
     * in the ledger, and the ledger now says that no authorization is wanted any more.
     */
    private static PaymentStep end(ProviderStatus status, PaymentStep ofCaptured) {
        return switch (status.state()) {
            case NEW -> status.inDoubt() ? new PaymentStep.Find() : new Conclude(PaymentStanding.VOIDED, null);
            case CREATED, AUTHORIZED, DECLINED, UNAVAILABLE, CAPTURE_FAILED ->
                status.reference() == null
                        ? new Conclude(PaymentStanding.VOIDED, null)
                        : lookOr(status, new PaymentStep.Cancel());
            case CAPTURED -> ofCaptured;
            case VOIDED, REFUNDED -> report(status);
        };
    }

    /** Where a payment ends has one name here and for the owner of the seats. */
    private static PaymentStep report(ProviderStatus status) {
        return new Report(PaymentResult.valueOf(status.state().name()));
    }

    private static PaymentStep lookOr(ProviderStatus status, PaymentStep otherwise) {
        return status.inDoubt() ? new PaymentStep.Retrieve() : otherwise;
    }
}
