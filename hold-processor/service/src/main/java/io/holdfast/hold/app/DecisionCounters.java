package io.holdfast.hold.app;

import static java.util.Objects.requireNonNull;

import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts facts. Each counter is there from the start: the first of a kind is seen as a rise, and nothing is looked up in a registry later. */
final class DecisionCounters {

    private static final Set<Class<?>> WITH_REASON =
            Set.of(Fact.CommandRefused.class, Fact.PlacesRefused.class, Fact.HoldRejected.class);

    /** Facts that say why have a counter for each reason. */
    private final Map<Object, Counter> counters = new HashMap<>();

    DecisionCounters(MeterRegistry registry) {
        kinds(Fact.class)
                .filter(kind -> !WITH_REASON.contains(kind))
                .forEach(kind -> register(registry, kind, kind, "none"));
        for (var reason : Fact.CommandRefused.Reason.values()) {
            register(registry, reason, Fact.CommandRefused.class, reason.name().toLowerCase(Locale.ROOT));
        }
        for (var reason : Fact.PlacesRefused.Problem.values()) {
            register(registry, reason, Fact.PlacesRefused.class, reason.name().toLowerCase(Locale.ROOT));
        }
        register(registry, Rejection.SeatsUnavailable.class, Fact.HoldRejected.class, "seats_unavailable");
        register(registry, Rejection.EventClosed.class, Fact.HoldRejected.class, "event_closed");
        register(registry, Rejection.OverLimit.class, Fact.HoldRejected.class, "over_limit");
    }

    private static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(DecisionCounters::kinds)
                : Stream.of(kind);
    }

    private void register(MeterRegistry registry, Object key, Class<?> fact, String reason) {
        counters.put(
                key,
                Counter.builder("holdfast.decisions")
                        .description("Facts decided, before their transaction is committed")
                        .tag("fact", fact.getSimpleName())
                        .tag("reason", reason)
                        .register(registry));
    }

    void count(Fact fact) {
        requireNonNull(counters.get(key(fact))).increment();
    }

    private static Object key(Fact fact) {
        return switch (fact) {
            case Fact.CommandRefused refused -> refused.reason();
            case Fact.PlacesRefused refused -> refused.reason();
            case Fact.HoldRejected rejected -> rejected.rejection().getClass();
            default -> fact.getClass();
        };
    }
}
