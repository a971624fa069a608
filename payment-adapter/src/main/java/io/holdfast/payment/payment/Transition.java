package io.holdfast.payment.payment;

import org.jspecify.annotations.Nullable;

/** What is known of a payment after a step. */
public final class Transition {

    private static final String CANCELED = "canceled";
    private static final String MISSING = "resource_missing";
    private static final String NO_PROVIDER = "provider_unavailable";

    private Transition() {}

    /** The payment after what follows from the ledger alone. */
    public static Payment after(Payment payment, Step.Conclude conclusion) {
        return payment.with(payment.status().at(conclusion.state(), conclusion.code()));
    }

    /** The payment after the provider's answer, or its silence. */
    public static Payment after(Payment payment, Step.Ask step, ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Found(Snapshot snapshot) -> found(payment, step, snapshot);
            case ProviderAnswer.Missing() -> missing(payment, step);
            case ProviderAnswer.Refused(String code) -> refused(payment, step, State.DECLINED, code);
            case ProviderAnswer.Rejected(String code) -> refused(payment, step, State.UNAVAILABLE, code);
            case ProviderAnswer.Barred(String code) -> barred(payment, step, code);
            case ProviderAnswer.Unreached(var _) -> payment;
            case ProviderAnswer.Lost(var _) ->
                switch (step) {
                    case Step.Act act -> doubted(payment);
                    case Step.Look look -> payment;
                };
        };
    }

    /**
     * The payment if nothing more is tried: an authorization that certainly reserved nothing is over. Any other stays as it is.
     */
    public static Payment givenUp(Payment payment) {
        ProviderStatus status = payment.status();
        // To create a payment reserves nothing, whether or not it was created.
        boolean nothingDone = status.state() == State.NEW || (status.state() == State.CREATED && !status.inDoubt());
        return payment.goal().wanted() == Operation.AUTHORIZE && nothingDone
                ? payment.with(status.at(State.UNAVAILABLE, NO_PROVIDER))
                : payment;
    }

    private static Payment found(Payment payment, Step step, Snapshot snapshot) {
        Payment known = payment.with(payment.status().known(snapshot.reference(), snapshot.money()));
        boolean capturing = step instanceof Step.Capture;
        return switch (snapshot.status()) {
            case PENDING -> doubted(known);
            case UNCONFIRMED ->
                capturing
                        ? at(known, State.CAPTURE_FAILED, NextStep.NOT_AUTHORIZED)
                        : at(known, State.CREATED, snapshot.code());
            case DECLINED -> at(known, capturing ? State.CAPTURE_FAILED : State.DECLINED, snapshot.code());
            case AUTHORIZED -> at(known, State.AUTHORIZED, null);
            case CAPTURED -> at(known, State.CAPTURED, null);
            case REFUNDED -> at(known, State.REFUNDED, null);
            case CANCELED ->
                switch (payment.goal().wanted()) {
                    case AUTHORIZE -> at(known, State.DECLINED, CANCELED);
                    case CAPTURE -> at(known, State.CAPTURE_FAILED, CANCELED);
                    case VOID, REFUND -> at(known, State.VOIDED, null);
                };
        };
    }

    /**
     * That a payment is missing whose reference is known is believed only if it costs nobody money. A void or a refund stays in doubt:
     * with the key of another account everything would be missing.
     */
    private static Payment missing(Payment payment, Step.Ask step) {
        return switch (step) {
            case Step.Find find -> payment.triedInVain();
            case Step.Confirm confirm -> at(payment, State.UNAVAILABLE, MISSING);
            case Step.Capture capture -> at(payment, State.CAPTURE_FAILED, MISSING);
            case Step.Retrieve retrieve ->
                payment.goal().wanted() == Operation.CAPTURE
                        ? at(payment, State.CAPTURE_FAILED, MISSING)
                        : doubted(payment);
            case Step.Create create -> doubted(payment);
            case Step.Cancel cancel -> doubted(payment);
            case Step.Refund refund -> doubted(payment);
        };
    }

    private static Payment refused(Payment payment, Step.Ask step, State unpaid, String code) {
        return switch (step) {
            case Step.Create create -> at(payment, unpaid, code);
            case Step.Confirm confirm -> at(payment, unpaid, code);
            case Step.Capture capture -> at(payment, State.CAPTURE_FAILED, code);
            // Why it can't be freed or given back is seen by looking: it may be over already.
            case Step.Cancel cancel -> doubted(payment);
            case Step.Refund refund -> doubted(payment);
            case Step.Look look -> payment;
        };
    }

    /** Nobody new pays until the key is right again; what was begun goes on then. */
    private static Payment barred(Payment payment, Step.Ask step, String code) {
        return switch (step) {
            case Step.Create create -> at(payment, State.UNAVAILABLE, code);
            case Step.Confirm confirm -> at(payment, State.UNAVAILABLE, code);
            case Step.Capture capture -> payment;
            case Step.Cancel cancel -> payment;
            case Step.Refund refund -> payment;
            case Step.Look look -> payment;
        };
    }

    private static Payment doubted(Payment payment) {
        return payment.with(payment.status().doubted(true));
    }

    /** If nothing changed, what was asked was asked in vain, and is asked again under another key. */
    private static Payment at(Payment payment, State state, @Nullable String code) {
        return payment.status().state() == state
                ? payment.triedInVain()
                : payment.with(payment.status().at(state, code));
    }
}
