package io.holdfast.payment;

import static java.util.Objects.requireNonNull;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures each call to the provider, by what it was for and what came of it. What is not sent, while the circuit is open, is no call. */
final class MeasuredProvider implements Provider {

    private static final String FOUND = "found";
    private static final String UNREACHED = "unreached";
    private static final String LIST = "list";

    private record Key(String call, String answer) {}

    private final Provider provider;
    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new HashMap<>();

    MeasuredProvider(Provider provider, MeterRegistry meters) {
        this.provider = provider;
        this.meters = meters;
        for (String answer : names(ProviderAnswer.class).toList()) {
            Stream.concat(names(PaymentStep.Ask.class), Stream.of(LIST))
                    .forEach(call -> timers.put(new Key(call, answer), timer(call, answer)));
        }
    }

    private Timer timer(String call, String answer) {
        return Timer.builder("holdfast.payment.provider")
                .description("Calls to the payment provider")
                .tag("call", call)
                .tag("answer", answer)
                .register(meters);
    }

    private static Stream<String> names(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(MeasuredProvider::names)
                : Stream.of(name(kind));
    }

    private static String name(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
        Timer.Sample sample = Timer.start(meters);
        ProviderAnswer answer = provider.ask(payment, step);
        stop(sample, step.verb(), name(answer.getClass()));
        return answer;
    }

    @Override
    public ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        Timer.Sample sample = Timer.start(meters);
        ProviderAnswer answer = provider.giveBack(orphan, remedy, key);
        stop(sample, remedy.verb(), name(answer.getClass()));
        return answer;
    }

    @Override
    public List<Snapshot> list(Instant since) {
        Timer.Sample sample = Timer.start(meters);
        try {
            List<Snapshot> list = provider.list(since);
            stop(sample, LIST, FOUND);
            return list;
        } catch (ProviderException away) {
            stop(sample, LIST, UNREACHED);
            throw away;
        }
    }

    private void stop(Timer.Sample sample, String call, String answer) {
        var _ = sample.stop(requireNonNull(timers.get(new Key(call, answer))));
    }
}
