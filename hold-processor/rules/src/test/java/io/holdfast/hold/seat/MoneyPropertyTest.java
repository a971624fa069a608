package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;

/**
 * P6 and P7 over random interleavings: customers hold, pay, release and press twice; the provider is slow, declines, forgets to answer,
 * answers twice and out of order; requests and results are lost for a while, redelivered and reordered; time passes. In the end everything
 * is delivered, and the money must be right to the cent.
 */
class MoneyPropertyTest {

    private static final int CUSTOMERS = 2;

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, 9_999)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMinSize(60)
                .ofMaxSize(200);
    }

    @Property(tries = 2_000)
    void money_captured_is_seats_sold_to_the_cent_and_nothing_else_is_reserved(
            @ForAll("choices") List<Integer> choices) {
        var world = new World();
        for (int choice : choices) {
            world.step(choice);
            world.checkSeats();
        }

        world.settle();

        // The property says something only where all of this happens.
        for (String fact : List.of("SeatsSold", "PaymentFailed", "VoidRequested", "HoldExpired", "PaymentInDoubt")) {
            boolean happened = world.state.facts().stream()
                    .anyMatch(decided -> decided.name().equals(fact));
            Statistics.label(fact)
                    .collect(happened)
                    .coverage(share -> share.check(true).percentage(some -> some > 2));
        }

        assertThat(world.provider.reserved()).as("reserved and unaccounted for").isZero();
        assertThat(world.provider.captured()).isEqualTo(world.sold());
        assertThat(world.state.reservations())
                .extracting(Reservation::status)
                .noneMatch(status -> status instanceof Status.Paying || status instanceof Status.Voiding)
                .noneMatch(status -> status instanceof Status.Sold sold && sold.settlement() != Settlement.CAPTURED);
    }

    /** The owner of the seats, the provider behind an adapter, and two queues between them that keep no order. */
    private static final class World {

        private final MapState state = new MapState();
        private final ModelProvider provider = new ModelProvider();
        private final UnreliableQueue<Fact.OfPayment> requests = new UnreliableQueue<>();
        private final UnreliableQueue<Command.RecordPayment> results = new UnreliableQueue<>();
        private Instant now = START;

        World() {
            handle(Commands.open());
        }

        void step(int choice) {
            String reservation = "r" + choice % CUSTOMERS;
            int detail = choice / 100;
            switch (choice / CUSTOMERS % 9) {
                case 0 -> handle(Commands.hold(reservation, 5, "A-1-" + (detail % 3 + 1), "A-1-" + (detail % 3 + 2)));
                case 1, 2 -> handle(Commands.checkout(reservation, attempts(reservation) + detail % 2));
                case 3 -> handle(Commands.release(reservation));
                case 4, 5 -> requests.take(detail).ifPresent(request -> results.addAll(provider.ask(request, detail)));
                case 6, 7 -> results.take(detail).ifPresent(this::handle);
                default -> {
                    now = now.plusMillis(detail * 30L);
                    handle(Commands.tick());
                }
            }
        }

        /** Attempts begun so far; the latest is asked for again, or the next. */
        private int attempts(String reservation) {
            return state.reservation(Commands.id(reservation))
                    .map(known -> Math.max(1, known.payments().attempts()))
                    .orElse(1);
        }

        private void handle(Command command) {
            for (Fact fact : state.handle(command, now).facts()) {
                if (fact instanceof Fact.OfPayment payment && ModelProvider.isRequest(payment)) {
                    requests.add(payment);
                }
            }
        }

        /** No seat of a sale or of a payment is anyone else's, and none of them is free. */
        void checkSeats() {
            for (Reservation reservation : state.reservations()) {
                for (String seat : reservation.request().seats()) {
                    boolean holds = state.holder("ev-42", seat)
                            .filter(reservation.id()::equals)
                            .isPresent();
                    assertThat(holds).as("%s has %s", reservation, seat).isEqualTo(MapState.isLive(reservation));
                }
            }
        }

        /** Everything is delivered at last, at least once, while time goes on. */
        void settle() {
            boolean busy = true;
            while (busy) {
                now = now.plusSeconds(600);
                handle(Commands.tick());
                busy = !requests.isEmpty() || !results.isEmpty();
                requests.drain(request -> results.addAll(provider.ask(request, 0)));
                results.drain(this::handle);
                checkSeats();
            }
        }

        long sold() {
            return state.facts().stream()
                    .mapToLong(fact ->
                            fact instanceof Fact.SeatsSold sold ? sold.price().minor() : 0)
                    .sum();
        }
    }
}
