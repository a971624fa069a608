package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.RenderedCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Events with a pair of seats for each of many carts. */
final class Halls {

    private static final int EVENTS = Size.DEFAULT.events();

    private static final int PAIRS_PER_EVENT = 10_000;

    static final int HOLD_SECONDS = 1_800;

    private final CallRenderer requests;
    private final List<Hall> halls;
    private final Pairs pairs;

    Halls(CallRenderer requests, List<Hall> halls, Pairs pairs) {
        this.requests = requests;
        this.halls = halls;
        this.pairs = pairs;
    }

    /** Opens events that have room for this number of carts. */
    static Halls open(Venue venue, Plan plan, int carts) throws IOException, InterruptedException {
        int events = Math.max(EVENTS, (carts + PAIRS_PER_EVENT - 1) / PAIRS_PER_EVENT);
        return open(venue, plan, events, Math.max(1, (carts + events - 1) / events));
    }

    /** Opens a number of events with a number of pairs in each. */
    static Halls open(Venue venue, Plan plan, int events, int pairs) throws IOException, InterruptedException {
        var halls = new ArrayList<Hall>();
        for (int event = 0; event < events; event++) {
            Hall hall = Hall.ofPairs(plan.name() + "-" + event, pairs);
            venue.open(hall);
            halls.add(hall);
        }
        return new Halls(
                venue.requests(), halls, new Pairs(events, halls.getFirst().pairs(), plan.seed()));
    }

    RenderedCall hold(int identity) {
        return hold(identity, HOLD_SECONDS);
    }

    RenderedCall hold(int identity, int holdSeconds) {
        Cart cart = pairs.cart(identity);
        return requests.hold(hall(identity), reservation(identity), cart, holdSeconds);
    }

    /** A hold under one identity of the pair that another one's cart is. */
    RenderedCall hold(int identity, Cart wanted) {
        var cart = new Cart(identity, wanted.event(), wanted.firstSeat(), wanted.seats());
        return requests.hold(halls.get(cart.event()), reservation(identity), cart, HOLD_SECONDS);
    }

    int pairs() {
        return pairs.count();
    }

    Cart cart(int identity) {
        return pairs.cart(identity);
    }

    Hall hall(int identity) {
        return halls.get(pairs.cart(identity).event());
    }

    List<Hall> all() {
        return halls;
    }

    CallRenderer requests() {
        return requests;
    }

    static String reservation(int identity) {
        return "c" + identity;
    }
}
