package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.ReceiptKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The receipts under way in this process; one delivery for each, however often its sale is read. */
final class Deliveries {

    private final Tools tools;
    private final Map<ReceiptKey, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    Deliveries(Tools tools) {
        this.tools = tools;
    }

    /** Sees a sale's receipt through. Where that is under way already, its end is this one's too. */
    CompletableFuture<Outcome> deliver(SoldFact fact, BooleanSupplier abandoned) {
        return begin(fact, new Delivery(fact, tools, false, abandoned));
    }

    /** Tries a parked receipt again, because a person asked. */
    CompletableFuture<Outcome> again(SoldFact fact) {
        return begin(fact, new Delivery(fact, tools, true, () -> false));
    }

    private CompletableFuture<Outcome> begin(SoldFact fact, Delivery mine) {
        // Whoever waits for this end may deliver anew at once, and must not find the ended delivery.
        var ended = mine.done().whenComplete((_, _) -> underWay.remove(fact.key()));
        var other = underWay.putIfAbsent(fact.key(), ended);
        if (other != null) {
            tools.metrics().underWayAlready();
            return other;
        }
        mine.next();
        return ended;
    }

    /** The delivery of this receipt, if one is under way. */
    Optional<CompletableFuture<Outcome>> find(ReceiptKey key) {
        return Optional.ofNullable(underWay.get(key));
    }

    int size() {
        return underWay.size();
    }
}
