package io.holdfast.payment.messaging;

import static java.util.Objects.requireNonNull;

import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What happens to payments, as metrics. Each is there from the start, so that the first of a kind is seen as a rise. */
@Singleton
class PaymentMetrics {

    /** From a provider that is well to a payment that a person has to look at. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
    };

    private final InstantSource clock;
    private final Map<PaymentResult, Counter> outcomes = new EnumMap<>(PaymentResult.class);
    private final Map<Operation, Timer> durations = new EnumMap<>(Operation.class);
    private final Counter repeatedDone;
    private final Counter repeatedUnderWay;
    private final Counter deadLetters;
    private final Counter orphans;

    PaymentMetrics(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        for (PaymentResult outcome : PaymentResult.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("holdfast.payment.outcomes")
                            .description("Outcomes on seat-commands")
                            .tag("outcome", outcome.name())
                            .register(meters));
        }
        for (Operation operation : Operation.values()) {
            durations.put(
                    operation,
                    Timer.builder("holdfast.payment.duration")
                            .description("From a request to its outcome on seat-commands")
                            .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(meters));
        }
        this.repeatedDone = repeated(meters, "done");
        this.repeatedUnderWay = repeated(meters, "under_way");
        this.deadLetters = Counter.builder("holdfast.dead.letters")
                .description("Requests that could not be read")
                .register(meters);
        this.orphans = Counter.builder("holdfast.payment.orphans")
                .description("Payments whose money was given back because the ledger did not account for it")
                .register(meters);
    }

    private static Counter repeated(MeterRegistry meters, String found) {
        return Counter.builder("holdfast.duplicates")
                .description("Requests for what the ledger knew already, by what it said of it")
                .tag("found", found)
                .register(meters);
    }

    /** An outcome is on the log. */
    void reported(Payment payment, PaymentResult outcome) {
        requireNonNull(outcomes.get(outcome)).increment();
        // What was told before has had its duration; what is in doubt has no end yet.
        if (!payment.settled() && outcome != PaymentResult.UNKNOWN) {
            requireNonNull(durations.get(payment.goal().wanted()))
                    .record(Duration.between(payment.goal().since(), clock.instant()));
        }
    }

    /** A request asked for nothing new of a payment: it was read again, or overtaken. */
    void repeated(Payment known) {
        (known.settled() ? repeatedDone : repeatedUnderWay).increment();
    }

    /** A request that can't be read goes to the dead letters. */
    void deadLetter() {
        deadLetters.increment();
    }

    /** The money of a payment that nobody accounted for was given back. */
    void orphanEnded() {
        orphans.increment();
    }
}
