package io.holdfast.hold.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.PaymentLimits;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the limits of requests let through, by which the HTTP edge refuses, no rule refuses; and the other way about. */
class AcceptedByTheEdgeTest {

    @Property
    void ids_are(@ForAll long seed) {
        String id = new Samples(seed).id();

        assertThat(isMade(() -> new ReservationId("ev-1", id))).isEqualTo(accepts(Ids.problem(id)));
        assertThat(isMade(() -> new ReservationId(id, "cart-1"))).isEqualTo(accepts(Ids.problem(id)));
    }

    @Property
    void names_of_events_are(@ForAll long seed) {
        String name = new Samples(seed).name();
        var plan = new SeatingPlan(List.of(new Section("A", 1, 1, 0)));

        assertThat(isMade(() -> Commands.terms(name, "EUR", plan, 1, Optional.empty())))
                .isEqualTo(accepts(EventNames.problem(name)));
    }

    @Property
    void plans_are(@ForAll long seed) {
        var samples = new Samples(seed);
        List<String> names = samples.sections();
        int rows = (int) samples.number();
        int seatsPerRow = (int) samples.number();
        long priceMinor = samples.number();

        assertThat(isMade(() -> new SeatingPlan(names.stream()
                        .map(name -> new Section(name, rows, seatsPerRow, priceMinor))
                        .toList())))
                .isEqualTo(!names.isEmpty()
                        && names.stream().map(PlanLimits::sectionProblem).allMatch(AcceptedByTheEdgeTest::accepts)
                        && Stream.of(
                                        PlanLimits.sectionsProblem(names),
                                        PlanLimits.seatsProblem(rows),
                                        PlanLimits.seatsProblem(seatsPerRow),
                                        PlanLimits.priceProblem(priceMinor),
                                        PlanLimits.seatsProblem((long) rows * seatsPerRow * names.size()))
                                .allMatch(AcceptedByTheEdgeTest::accepts));
    }

    @Property
    void holds_are(@ForAll long seed) {
        var samples = new Samples(seed);
        List<String> seats = samples.seats();
        int seconds = (int) samples.number();

        assertThat(isMade(() -> new Request(seats, seconds)))
                .isEqualTo(accepts(HoldLimits.seatsProblem(seats))
                        && accepts(HoldLimits.secondsProblem(seconds))
                        && seats.stream().map(Ids::problem).allMatch(AcceptedByTheEdgeTest::accepts));
    }

    @Property
    void payment_methods_are(@ForAll long seed) {
        String method = new Samples(seed).method();
        var id = new ReservationId("ev-1", "cart-1");

        assertThat(isMade(() ->
                        new Command.Checkout(id, 1, Optional.of(method), Optional.empty(), Duration.ofMinutes(2))))
                .isEqualTo(accepts(PaymentLimits.methodProblem(method)));
    }

    private static boolean accepts(Optional<String> problem) {
        return problem.isEmpty();
    }

    private static boolean isMade(Runnable maker) {
        try {
            maker.run();
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
