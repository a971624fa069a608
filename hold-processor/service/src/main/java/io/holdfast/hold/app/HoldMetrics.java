package io.holdfast.hold.app;

import io.holdfast.hold.seat.Decision;
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

    private final DecisionCounters facts;
    private final HoldDurations holds;
    private final Counter deadLetters;
    private final Map<Integer, Long> overdueMs = new ConcurrentHashMap<>();
    private final Map<Integer, Long> aheadMs = new ConcurrentHashMap<>();

    HoldMetrics(MeterRegistry registry) {
        this.facts = new DecisionCounters(registry);
        this.holds = new HoldDurations(registry);
        this.deadLetters = Counter.builder("holdfast.dead.letters")
                .description("Commands that could not be decoded or decided")
                .register(registry);
        Gauge.builder("holdfast.expiry.lag", overdueMs, HoldMetrics::longestSeconds)
                .description("How long the longest overdue hold has been due and not swept")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("holdfast.log.ahead", aheadMs, HoldMetrics::longestSeconds)
                .description("How far log time is ahead of the broker's clock: new holds end later by that")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void decided(Decision decision) {
        decision.facts().forEach(facts::count);
        decision.changes().forEach(holds::record);
    }

    @Override
    public void deadLetter() {
        deadLetters.increment();
    }

    @Override
    public void expiryLag(int partition, Duration overdue) {
        overdueMs.put(partition, overdue.toMillis());
    }

    @Override
    public void logAhead(int partition, Duration ahead) {
        aheadMs.put(partition, ahead.toMillis());
    }

    /** What is overdue there is another's to say from now on. */
    @Override
    public void left(int partition) {
        overdueMs.remove(partition);
        aheadMs.remove(partition);
    }

    private static double longestSeconds(Map<Integer, Long> overdueMs) {
        return overdueMs.values().stream().mapToLong(Long::longValue).max().orElse(0) / MILLIS;
    }
}
