package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.RenderedCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Two tenants: one holds seats at a steady pace, and the other presses, or is quiet. Each has events of its own, and nobody wants what another one
 * wants, so that they share the machine alone. The arrivals are the same either way: those of the quiet one call nothing.
 */
public final class Neighbours implements Workload {

    private final String neighboursToken;
    private final Turns turns;
    private boolean pressing = true;

    /**
     * Two tenants.
     *
     * @param neighboursToken what the one that presses is known by
     * @param turns which arrivals are the steady tenant's
     */
    public Neighbours(String neighboursToken, Turns turns) {
        this.neighboursToken = neighboursToken;
        this.turns = turns;
    }

    /** Whether the neighbour presses in the phases that are prepared from now on. */
    public void pressing(boolean presses) {
        pressing = presses;
    }

    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        int steady = Math.toIntExact(turns.before(plan.arrivals()));
        Halls own = Halls.open(venue, plan, steady);
        if (!pressing) {
            return feed(own, Optional.empty());
        }
        var theirs = new Plan(plan.name() + "-neighbour", plan.load(), plan.warmUp(), plan.seed());
        return feed(own, Optional.of(Halls.open(venue.as(neighboursToken), theirs, plan.arrivals() - steady)));
    }

    /** The calls in the steady tenant's halls, and in the neighbour's if it presses. */
    Feed feed(Halls own, Optional<Halls> others) {
        int firstEvent = own.all().size();
        return arrival -> {
            int before = (int) turns.before(arrival);
            return turns.mine(arrival)
                    ? List.of(own.hold(before))
                    : others
                            .map(halls -> ofNeighbour(halls.hold(Math.toIntExact(arrival) - before), firstEvent))
                            .stream()
                            .toList();
        };
    }

    /** Counted apart, and its events numbered behind the other tenant's. */
    private static RenderedCall ofNeighbour(RenderedCall hold, int firstEvent) {
        return new RenderedCall(
                Kind.NEIGHBOURS_HOLD,
                hold.bytes(),
                hold.cart()
                        .map(cart ->
                                new Cart(cart.identity(), firstEvent + cart.event(), cart.firstSeat(), cart.seats())),
                hold.then());
    }
}
