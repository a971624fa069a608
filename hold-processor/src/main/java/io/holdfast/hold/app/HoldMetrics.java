package io.holdfast.hold.app;

import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.topology.DecisionWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was decided, as metrics. */
final class HoldMetrics implements DecisionWatch {

    private static final double MILLIS = 1_000.0;

    private final MeterRegistry registry;
    private final Counter deadLetters;
    private final Map<String, Counter> facts = new ConcurrentHashMap<>();
    private final Map<Integer, Long> overdueMs = new ConcurrentHashMap<>();

    HoldMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.deadLetters = Counter.builder("holdfast.dead.letters")
                .description("Commands that could not be decoded or decided")
                .register(registry);
        Gauge.builder("holdfast.expiry.lag", overdueMs, HoldMetrics::longestSeconds)
                .description("How long the longest overdue hold has been due and not swept")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void decided(Fact fact) {
        facts.computeIfAbsent(fact.name(), this::counter).increment();
    }

    private Counter counter(String fact) {
        return Counter.builder("holdfast.decisions")
                .description("Facts decided, before their transaction is committed")
                .tag("fact", fact)
                .register(registry);
    }

    @Override
    public void deadLetter() {
        deadLetters.increment();
    }

    @Override
    public void expiryLag(int partition, Duration overdue) {
        overdueMs.put(partition, overdue.toMillis());
    }

    private static double longestSeconds(Map<Integer, Long> overdueMs) {
        return overdueMs.values().stream().mapToLong(Long::longValue).max().orElse(0) / MILLIS;
    }
}
