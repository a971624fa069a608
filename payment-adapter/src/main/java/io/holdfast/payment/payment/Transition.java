package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/** What is known of a payment after a step. */
public final class Transition {

    private static final String CANCELED = "canceled";
    private static final String MISSING = "resource_missing";
    private static final String NO_PROVIDER = "provider_unavailable";

    private Transition() {}

    /** The payment after what follows from the ledger alone. */
    public static Payment after(Payment payment, PaymentStep.Conclude conclusion) {
        return payment.with(payment.status().at(conclusion.state(), conclusion.code()));
    }

    /** The payment after the provider's answer, or its silence. */
    public static Payment after(Payment payment, PaymentStep.Ask step, ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Found(Snapshot snapshot) -> found(payment, step, snapshot);
            case ProviderAnswer.Missing() -> missing(payment, step);
            case ProviderAnswer.Refused(String code) -> refused(payment, step, PaymentStanding.DECLINED, code);
            case ProviderAnswer.Rejected(String code) -> refused(payment, step, PaymentStanding.UNAVAILABLE, code);
            case ProviderAnswer.Barred(String code) -> barred(payment, step, code);
            case ProviderAnswer.Unreached(var _) -> payment;
            case ProviderAnswer.Lost(var _) ->
                switch (step) {
                    case PaymentStep.Act _ -> doubted(payment);
                    case PaymentStep.Look _ -> payment;
                };
        };
    }

    /**
     * The payment if nothing more is tried: an authorization that certainly reserved nothing is over. Any other stays as it is.
     */
    public static Payment givenUp(Payment payment) {
        ProviderStatus status = payment.status();
        // To create a payment reserves nothing, whether or not it was created.
        boolean nothingDone = status.state() == PaymentStanding.NEW
                || (status.state() == PaymentStanding.CREATED && !status.inDoubt());
        return payment.goal().wanted() == Operation.AUTHORIZE && nothingDone
                ? payment.with(status.at(PaymentStanding.UNAVAILABLE, NO_PROVIDER))
                : payment;
    }

    private static Payment found(Payment payment, PaymentStep step, Snapshot snapshot) {
        Payment known = payment.with(payment.status().known(snapshot.reference(), snapshot.money()));
        boolean capturing = step instanceof PaymentStep.Capture;
        return switch (snapshot.status()) {
            case PENDING -> doubted(known);
            case UNCONFIRMED ->
                capturing
                        ? at(known, PaymentStanding.CAPTURE_FAILED, NextStep.NOT_AUTHORIZED)
                        : at(known, PaymentStanding.CREATED, snapshot.code());
            case DECLINED ->
                at(known, capturing ? PaymentStanding.CAPTURE_FAILED : PaymentStanding.DECLINED, snapshot.code());
            case AUTHORIZED -> at(known, PaymentStanding.AUTHORIZED, null);
            case CAPTURED -> at(known, PaymentStanding.CAPTURED, null);
            case REFUNDED -> at(known, PaymentStanding.REFUNDED, null);
            case CANCELED ->
                switch (payment.goal().wanted()) {
                    case AUTHORIZE -> at(known, PaymentStanding.DECLINED, CANCELED);
                    case CAPTURE -> at(known, PaymentStanding.CAPTURE_FAILED, CANCELED);
                    case VOID, REFUND -> at(known, PaymentStanding.VOIDED, null);
                };
        };
    }

    /**
     * That a payment is missing whose reference is known is believed only if it costs nobody money. A void or a refund stays in doubt:
     * with the key of another account everything would be missing.
     */
    private static Payment missing(Payment payment, PaymentStep.Ask step) {
        return switch (step) {
            case PaymentStep.Find _ -> payment.triedInVain();
            case PaymentStep.Confirm _ -> at(payment, PaymentStanding.UNAVAILABLE, MISSING);
            case PaymentStep.Capture _ -> at(payment, PaymentStanding.CAPTURE_FAILED, MISSING);
            case PaymentStep.Retrieve _ ->
                payment.goal().wanted() == Operation.CAPTURE
                        ? at(payment, PaymentStanding.CAPTURE_FAILED, MISSING)
                        : doubted(payment);
            case PaymentStep.Create _, PaymentStep.Cancel _, PaymentStep.Refund _ -> doubted(payment);
        };
    }

    private static Payment refused(Payment payment, PaymentStep.Ask step, PaymentStanding unpaid, String code) {
        return switch (step) {
            case PaymentStep.Create _, PaymentStep.Confirm _ -> at(payment, unpaid, code);
            case PaymentStep.Capture _ -> at(payment, PaymentStanding.CAPTURE_FAILED, code);
            // Why it can't be freed or given back is seen by looking: it may be over already.
            case PaymentStep.Cancel _, PaymentStep.Refund _ -> doubted(payment);
            case PaymentStep.Look _ -> payment;
        };
    }

    /** Nobody new pays until the key is right again; what was begun goes on then. */
    private static Payment barred(Payment payment, PaymentStep.Ask step, String code) {
        return switch (step) {
            case PaymentStep.Create _, PaymentStep.Confirm _ -> at(payment, PaymentStanding.UNAVAILABLE, code);
            case PaymentStep.Capture _, PaymentStep.Cancel _, PaymentStep.Refund _, PaymentStep.Look _ -> payment;
        };
    }

    private static Payment doubted(Payment payment) {
        return payment.with(payment.status().doubted(true));
    }

    /** If nothing changed, what was asked was asked in vain, and is asked again under another key. */
    private static Payment at(Payment payment, PaymentStanding state, @Nullable String code) {
        return payment.status().state() == state
                ? payment.triedInVain()
                : payment.with(payment.status().at(state, code));
    }
}
