package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;

/** How long a payment is driven on at once before it is left for later. */
final class RetryBudget {

    private final int tries;
    private int inVain;
    private boolean asked;
    private boolean over;

    RetryBudget(int tries) {
        this.tries = tries;
    }

    /**
     * Takes note of an answer. A provider that does not even say where a payment stands is not asked again at once; a call whose answer is
     * lost is followed by a lookup.
     */
    void heard(PaymentStep.Ask step, ProviderAnswer answer, boolean progress) {
        if (progress) {
            asked = false;
            return;
        }
        switch (step) {
            case PaymentStep.Look look -> {
                inVain++;
                over = inVain >= tries || answer instanceof ProviderAnswer.Lost || didNothing(answer);
            }
            case PaymentStep.Act act -> {
                asked = asked || !didNothing(answer);
                inVain += answer instanceof ProviderAnswer.Found ? 1 : 0;
                over = inVain >= tries || didNothing(answer);
            }
        }
    }

    private static boolean didNothing(ProviderAnswer answer) {
        return answer instanceof ProviderAnswer.Unreached || answer instanceof ProviderAnswer.Barred;
    }

    boolean over() {
        return over;
    }

    /** Whether the provider was told to act, and may do so yet. */
    boolean inDoubt() {
        return asked;
    }
}
