package io.holdfast.payment;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures each call to the provider, by what it was for and what came of it. What is not sent, while the circuit is open, is no call. */
final class MeasuredProvider implements Provider {

    private static final String FOUND = "found";
    private static final String UNREACHED = "unreached";
    private static final String LIST = "list";
    private static final List<PaymentStep.Ask> ASKS = List.of(
            new PaymentStep.Create(),
            new PaymentStep.Confirm(),
            new PaymentStep.Capture(),
            new PaymentStep.Cancel(),
            new PaymentStep.Refund(),
            new PaymentStep.Retrieve(),
            new PaymentStep.Find());

    private final Provider provider;
    private final MeterRegistry meters;

    MeasuredProvider(Provider provider, MeterRegistry meters) {
        this.provider = provider;
        this.meters = meters;
        List<String> calls = Stream.concat(ASKS.stream().map(PaymentStep.Ask::verb), Stream.of(LIST))
                .toList();
        for (Class<?> answer : ProviderAnswer.class.getPermittedSubclasses()) {
            for (String call : calls) {
                var _ = timer(call, name(answer));
            }
        }
    }

    /** Each is there from the start, so that a rate over it is 0 and not nothing. */
    private Timer timer(String call, String answer) {
        return Timer.builder("holdfast.payment.provider")
                .description("Calls to the payment provider")
                .tag("call", call)
                .tag("answer", answer)
                .register(meters);
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
        var _ = sample.stop(timer(call, answer));
    }
}
