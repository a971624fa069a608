package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The whole way: hold, pay as soon as the seats are held, and a receipt for each sale. */
final class Purchase implements Workload {

    private static final String RECEIPT_SENDER = "receipt-sender";
    private static final String SENT = "holdfast_receipts_total{status=\"sent\"}";
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MS = 250;

    private double sentBefore;

    @Override
    public String name() {
        return "purchase";
    }

    @Override
    public boolean holdsOnly() {
        return false;
    }

    @Override
    public Feed prepare(Venue venue, Plan plan) throws IOException, InterruptedException {
        Halls halls = Halls.open(venue, plan, plan.arrivals());
        sentBefore = untilQuiet(venue).sent();
        return arrival -> {
            int identity = Math.toIntExact(arrival);
            Hall hall = halls.hall(identity);
            String reservation = Halls.reservation(identity);
            Cart cart = halls.cart(identity);
            var pay = Optional.of(halls.requests().checkout(hall.event(), reservation));
            return List.of(halls.requests().hold(hall, reservation, cart, Halls.HOLD_SECONDS, pay));
        };
    }

    /** Receipts that were sent, and when the last was seen. */
    private record Receipts(double sent, long lastNanos) {}

    /** Waits until no receipt is sent any more. */
    private static Receipts untilQuiet(Venue venue) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var seen = new Receipts(venue.metric(RECEIPT_SENDER, SENT), begin);
        while (System.nanoTime() - seen.lastNanos() < QUIET.toNanos()
                && System.nanoTime() - begin < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            double sent = venue.metric(RECEIPT_SENDER, SENT);
            seen = sent > seen.sent() ? new Receipts(sent, System.nanoTime()) : seen;
        }
        return seen;
    }

    @Override
    public List<String> finish(Venue venue, Phase phase) throws IOException, InterruptedException {
        long end = System.nanoTime();
        Receipts receipts = untilQuiet(venue);
        return List.of("receipts: %.0f sent, the last %.1f s after the last answer"
                .formatted(receipts.sent() - sentBefore, (receipts.lastNanos() - end) / 1e9));
    }
}
