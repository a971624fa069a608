package io.holdfast.payment.messaging;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.payment.NextStep;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Transition;
import io.holdfast.payment.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Brings a payment to its outcome, step by step. What is known is in the ledger before the next step is taken, so that the next one
 * to go on, after a crash, knows as much; above all the provider's reference is there before anything moves money.
 */
@Singleton
class Driver {

    /** How it ended. */
    enum End {
        /** The outcome is on the log and in the ledger. */
        SETTLED,
        /** What became of it is to be found out later. */
        PARKED,
        /** It is not to be gone on with here. */
        STOPPED
    }

    private static final Logger LOG = Logger.getLogger(Driver.class);

    private final Provider provider;
    private final Ledger ledger;
    private final PaymentResults outcomes;
    private final int tries;
    private final Predicate<Payment> hopeless;

    @Inject
    Driver(Provider provider, Ledger ledger, PaymentResults outcomes, Settings settings, InstantSource clock) {
        this(
                provider,
                ledger,
                outcomes,
                settings.tries(),
                payment -> settings.unavailableAfter()
                                .compareTo(Duration.between(payment.goal().since(), clock.instant()))
                        <= 0);
    }

    /**
     * A driver.
     *
     * @param tries how often it asks in vain before it leaves a payment for later
     * @param hopeless whether an authorization has been tried for so long that it is given up if nothing was reserved
     */
    Driver(Provider provider, Ledger ledger, PaymentResults outcomes, int tries, Predicate<Payment> hopeless) {
        this.provider = provider;
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.tries = tries;
        this.hopeless = hopeless;
    }

    /**
     * Drives a payment as far as it goes.
     *
     * @param mayGoOn asked before each step
     * @param tellDoubt whether the owner of the seats is to hear that it is in doubt: once; later rounds do not repeat it
     */
    End drive(Payment payment, Predicate<PaymentStep> mayGoOn, boolean tellDoubt) {
        Payment current = payment;
        var budget = new RetryBudget(tries);
        while (true) {
            PaymentStep step = NextStep.of(current);
            if (!mayGoOn.test(step)) {
                return End.STOPPED;
            }
            switch (step) {
                case PaymentStep.Report(PaymentResult outcome) -> {
                    outcomes.report(current, outcome);
                    save(current, current.reported());
                    if (current.unpaid()) {
                        LOG.errorf(
                                "a sale is not paid as it should be: event=%s reservation=%s attempt=%d outcome=%s asked=%s has=%s code=%s",
                                current.id().event(),
                                current.id().reservation(),
                                current.id().attempt(),
                                outcome,
                                current.terms().money(),
                                current.money(),
                                current.status().code());
                    }
                    return End.SETTLED;
                }
                case PaymentStep.Conclude conclusion -> current = save(current, Transition.after(current, conclusion));
                case PaymentStep.Ask ask -> {
                    ProviderAnswer answer = provider.ask(current, ask);
                    Payment after = Transition.after(current, ask, answer);
                    budget.heard(ask, answer, progress(current, after));
                    current = save(current, after);
                    if (budget.over() && hopeless.test(current)) {
                        current = save(current, Transition.givenUp(current));
                    }
                    if (budget.over() && current.status().state() != PaymentStanding.UNAVAILABLE) {
                        return park(current, budget, answer, tellDoubt);
                    }
                }
            }
        }
    }

    private static boolean progress(Payment before, Payment after) {
        return before.status().state() != after.status().state();
    }

    private End park(Payment payment, RetryBudget budget, ProviderAnswer last, boolean tellDoubt) {
        Payment parked = payment;
        if (budget.inDoubt() || payment.status().inDoubt()) {
            parked = save(payment, payment.parked());
            if (tellDoubt) {
                outcomes.report(parked, PaymentResult.UNKNOWN);
            }
        }
        LOG.warnf(
                "payment left for later: event=%s reservation=%s attempt=%d wanted=%s state=%s inDoubt=%s tries=%d last=%s",
                parked.id().event(),
                parked.id().reservation(),
                parked.id().attempt(),
                parked.goal().wanted(),
                parked.status().state(),
                parked.status().inDoubt(),
                parked.goal().tries(),
                last.getClass().getSimpleName());
        return End.PARKED;
    }

    private Payment save(Payment before, Payment after) {
        if (!after.equals(before)) {
            ledger.write(after);
        }
        return after;
    }
}
