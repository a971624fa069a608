package io.holdfast.payment.gateway;

import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Spares a provider that is down, and asks again where asking is harmless. Only questions and the creation of an unconfirmed payment are
 * repeated here; whatever moves money is repeated by the rules of a payment alone, after a lookup.
 *
 * <p>One circuit for all calls: it is the provider that is down, not one of its operations. While it is open nothing is sent, so it leaves
 * no doubt.
 */
public final class GuardedProvider implements Provider {

    private static final int REPEATS = 2;
    private static final long FIRST_DELAY_MS = 200;
    private static final long LONGEST_DELAY_MS = 2_000;
    private static final long JITTER_MS = 100;

    /** Half of the last 20 calls failing is no accident of a few cards; a second is long enough for a provider that only stumbled. */
    private static final int WINDOW = 20;

    private static final double FAILED = 0.5;
    private static final long OPEN_MS = 1_000;

    private final Provider provider;
    private final Guard circuit;
    private final Guard repeating;

    /** Guards a provider. */
    public GuardedProvider(Provider provider) {
        this.provider = provider;
        this.circuit = Guard.create()
                .withDescription("payment provider")
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .failureRatio(FAILED)
                .delay(OPEN_MS, ChronoUnit.MILLIS)
                .done()
                .build();
        this.repeating = Guard.create()
                .withDescription("payment provider, harmless calls")
                .withRetry()
                .maxRetries(REPEATS)
                .delay(FIRST_DELAY_MS, ChronoUnit.MILLIS)
                .jitter(JITTER_MS, ChronoUnit.MILLIS)
                .abortOn(CircuitBreakerOpenException.class)
                .withExponentialBackoff()
                .maxDelay(LONGEST_DELAY_MS, ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    @Override
    public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
        return switch (step) {
            case PaymentStep.Create _, PaymentStep.Look _ -> repeated(() -> provider.ask(payment, step));
            case PaymentStep.Act _ -> once(() -> provider.ask(payment, step));
        };
    }

    @Override
    public ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        return once(() -> provider.giveBack(orphan, remedy, key));
    }

    @Override
    @SuppressWarnings("unchecked") // a guard knows classes only
    public List<Snapshot> list(Instant since) {
        try {
            return (List<Snapshot>)
                    repeating.get(() -> circuit.get(() -> provider.list(since), List.class), List.class);
        } catch (CircuitBreakerOpenException open) {
            throw new ProviderException("the provider was not asked: it failed too often just now", open);
        }
    }

    private ProviderAnswer repeated(Supplier<ProviderAnswer> call) {
        return answered(() -> repeating.get(() -> guarded(call), ProviderAnswer.class));
    }

    private ProviderAnswer once(Supplier<ProviderAnswer> call) {
        return answered(() -> guarded(call));
    }

    private ProviderAnswer guarded(Supplier<ProviderAnswer> call) {
        return circuit.get(() -> failing(call.get()), ProviderAnswer.class);
    }

    /** The circuit counts exceptions. */
    private static ProviderAnswer failing(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Lost _, ProviderAnswer.Unreached _ -> throw new SilenceException(answer);
            case ProviderAnswer.Found _, ProviderAnswer.Missing _, ProviderAnswer.Refused _ -> answer;
            case ProviderAnswer.Rejected _, ProviderAnswer.Barred _ -> answer;
        };
    }

    private static ProviderAnswer answered(Supplier<ProviderAnswer> call) {
        try {
            return call.get();
        } catch (SilenceException silence) {
            return silence.answer;
        } catch (CircuitBreakerOpenException open) {
            return new ProviderAnswer.Unreached("not asked: the provider failed too often just now");
        }
    }

    private static final class SilenceException extends RuntimeException {

        private final transient ProviderAnswer answer;

        SilenceException(ProviderAnswer answer) {
            super(answer.toString(), null, false, false);
            this.answer = answer;
        }
    }
}
