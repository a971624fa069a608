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

/** Measures each call to the provider, by what it was for and what came of it. What is not sent, while the circuit is open, is no call. */
final class MeasuredProvider implements Provider {

    private static final String FOUND = "found";
    private static final String UNREACHED = "unreached";

    private enum Call {
        CREATE,
        CONFIRM,
        CAPTURE,
        CANCEL,
        REFUND,
        RETRIEVE,
        FIND,
        LIST;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Key(Call call, String answer) {}

    private final Provider provider;
    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new HashMap<>();

    MeasuredProvider(Provider provider, MeterRegistry meters) {
        this.provider = provider;
        this.meters = meters;
        for (Call call : Call.values()) {
            for (String answer : List.of(FOUND, "missing", "refused", "rejected", "barred", UNREACHED, "lost")) {
                timers.put(
                        new Key(call, answer),
                        Timer.builder("holdfast.payment.provider")
                                .description("Calls to the payment provider")
                                .tag("call", call.tag())
                                .tag("answer", answer)
                                .register(meters));
            }
        }
    }

    @Override
    public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
        Timer.Sample sample = Timer.start(meters);
        ProviderAnswer answer = provider.ask(payment, step);
        stop(sample, call(step), word(answer));
        return answer;
    }

    @Override
    public ProviderAnswer giveBack(Snapshot orphan, PaymentStep.Act remedy, String key) {
        Timer.Sample sample = Timer.start(meters);
        ProviderAnswer answer = provider.giveBack(orphan, remedy, key);
        stop(sample, call(remedy), word(answer));
        return answer;
    }

    @Override
    public List<Snapshot> list(Instant since) {
        Timer.Sample sample = Timer.start(meters);
        try {
            List<Snapshot> list = provider.list(since);
            stop(sample, Call.LIST, FOUND);
            return list;
        } catch (ProviderException away) {
            stop(sample, Call.LIST, UNREACHED);
            throw away;
        }
    }

    private void stop(Timer.Sample sample, Call call, String answer) {
        var _ = sample.stop(requireNonNull(timers.get(new Key(call, answer))));
    }

    private static Call call(PaymentStep.Ask step) {
        return switch (step) {
            case PaymentStep.Create create -> Call.CREATE;
            case PaymentStep.Confirm confirm -> Call.CONFIRM;
            case PaymentStep.Capture capture -> Call.CAPTURE;
            case PaymentStep.Cancel cancel -> Call.CANCEL;
            case PaymentStep.Refund refund -> Call.REFUND;
            case PaymentStep.Retrieve retrieve -> Call.RETRIEVE;
            case PaymentStep.Find find -> Call.FIND;
        };
    }

    private static String word(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Found found -> FOUND;
            case ProviderAnswer.Missing missing -> "missing";
            case ProviderAnswer.Refused refused -> "refused";
            case ProviderAnswer.Rejected rejected -> "rejected";
            case ProviderAnswer.Barred barred -> "barred";
            case ProviderAnswer.Unreached unreached -> UNREACHED;
            case ProviderAnswer.Lost lost -> "lost";
        };
    }
}
