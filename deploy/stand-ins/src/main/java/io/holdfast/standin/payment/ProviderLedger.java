package io.holdfast.standin.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Everything the provider knows, in memory and on the disk. One change at a time: it decides in microseconds, and slowness is elsewhere. */
final class ProviderLedger implements AutoCloseable {

    /** What a call with an idempotency key may do. */
    sealed interface Claim {

        /** Go on. */
        record Granted() implements Claim {}

        /** Answer what was answered the first time. */
        record Known(StripeReply reply) implements Claim {}

        /** Answer this. */
        record Denied(StripeError refusal) implements Claim {}
    }

    private record Kept(String request, StripeReply reply) {}

    private final Journal journal;
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, List<LedgerLine>> history = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    private ProviderLedger(Journal journal) {
        this.journal = journal;
    }

    /** Opens the ledger in this folder with what was there. */
    static ProviderLedger open(Path folder) throws IOException {
        Path path = folder.resolve("payments.jsonl");
        List<LedgerLine> before = Journal.read(path);
        var ledger = new ProviderLedger(Journal.open(path));
        before.forEach(ledger::apply);
        return ledger;
    }

    synchronized Optional<Intent> find(String id) {
        return Optional.ofNullable(intents.get(id));
    }

    synchronized List<Intent> newestFirst() {
        return new ArrayList<>(intents.values()).reversed();
    }

    synchronized List<LedgerLine> history(String id) {
        return List.copyOf(history.getOrDefault(id, List.of()));
    }

    /** Whether a call with this key may act. */
    synchronized Claim claim(String key, String request) {
        Kept known = kept.get(key);
        if (known != null) {
            return known.request().equals(request)
                    ? new Claim.Known(known.reply())
                    : new Claim.Denied(StripeError.otherParameters());
        }
        return underWay.add(key) ? new Claim.Granted() : new Claim.Denied(StripeError.inUse());
    }

    synchronized void release(String key) {
        underWay.remove(key);
    }

    /** Decides on the newest state and writes what changed. Nothing else changes in between. */
    synchronized LedgerLine change(Supplier<LedgerLine> decision) {
        LedgerLine entry = decision.get();
        if (entry.intent() != null || entry.key() != null) {
            journal.append(entry);
            apply(entry);
        }
        return entry;
    }

    private void apply(LedgerLine entry) {
        Intent intent = entry.intent();
        if (intent != null) {
            intents.put(intent.id(), intent);
            history.computeIfAbsent(intent.id(), _ -> new ArrayList<>()).add(entry);
        }
        String key = entry.key();
        String request = entry.request();
        StripeReply reply = entry.reply();
        if (key != null && request != null && reply != null) {
            kept.put(key, new Kept(request, reply));
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
