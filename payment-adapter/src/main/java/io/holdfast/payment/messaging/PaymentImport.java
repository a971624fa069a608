package io.holdfast.payment.messaging;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.payment.Imports;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.shell.work.Lease;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes what the provider has of another installation, which is gone for good, into the ledger. That causes nothing: the provider is not told, and
 * no outcome is on the log, until the owner of the seats asks for something.
 */
@Singleton
public class PaymentImport {

    /** What came of an import. */
    public sealed interface Result {

        /**
         * It was carried out, and can be repeated.
         *
         * @param found how many payments of the installation the provider has, those of other instances' partitions too
         * @param partitions whose payments are in the ledger now; an instance imports those of its own
         * @param payments the payments of these partitions, the newest first
         */
        record Done(int found, List<Integer> partitions, List<Line> payments) implements Result {}

        /** The provider could not be asked; nothing was written. */
        record NotAsked(String reason) implements Result {}

        /** The installation is this one, whose payments are in the ledger as they are. */
        record Own() implements Result {}
    }

    /**
     * A payment as the provider shows it.
     *
     * @param entry how the ledger has it
     */
    public record Line(PaymentId id, Snapshot snapshot, Entry entry) {}

    /** How the ledger has a payment. */
    public enum Entry {
        /** It was imported, and nothing was requested for it here yet. */
        IMPORTED,
        /** Something was requested for it here: it is this installation's from then on. */
        REQUESTED,
        /** Under its id the ledger has another payment of the provider. */
        OTHER
    }

    private static final Logger LOG = Logger.getLogger(PaymentImport.class);

    private final Provider provider;
    private final Ledger ledger;
    private final LeasedEvents leases;
    private final PaymentRequestHandler handler;
    private final String own;

    PaymentImport(
            Provider provider, Ledger ledger, LeasedEvents leases, PaymentRequestHandler handler, Installed installed) {
        this.provider = provider;
        this.ledger = ledger;
        this.leases = leases;
        this.handler = handler;
        this.own = installed.id();
    }

    /**
     * Imports what this instance's partitions have of an installation, since its beginning.
     *
     * @throws java.util.concurrent.CompletionException if an entry could not be written; repeating it is safe
     */
    public Result of(String installation) {
        if (installation.equals(own)) {
            return new Result.Own();
        }
        Map<Integer, Lease> held = leases.held();
        List<Snapshot> theirs;
        try {
            theirs = provider.list(Instant.EPOCH).stream()
                    .filter(snapshot -> isOf(snapshot, installation))
                    .toList();
        } catch (ProviderException away) {
            return new Result.NotAsked(String.valueOf(away.getMessage()));
        }
        take(theirs, held);
        List<Integer> partitions = held.entrySet().stream()
                .filter(partition -> partition.getValue().holds())
                .map(Map.Entry::getKey)
                .toList();
        List<Line> lines = theirs.stream()
                .map(this::line)
                .filter(line -> partitions.contains(leases.partition(line.id())))
                .toList();
        LOG.warnf(
                "an operator had payments imported: installation=%s found=%d here=%d partitions=%s",
                installation, theirs.size(), lines.size(), partitions);
        return new Result.Done(theirs.size(), partitions, lines);
    }

    private void take(List<Snapshot> theirs, Map<Integer, Lease> held) {
        Map<PaymentId, List<Snapshot>> byId = theirs.stream()
                .collect(Collectors.groupingBy(PaymentImport::id, LinkedHashMap::new, Collectors.toList()));
        var written = new ArrayList<CompletableFuture<Boolean>>();
        byId.forEach((id, snapshots) -> {
            Lease lease = held.get(leases.partition(id));
            if (lease != null) {
                written.add(write(id, Imports.chosen(snapshots), lease));
            }
        });
        CompletableFuture.allOf(written.toArray(CompletableFuture<?>[]::new)).join();
    }

    /** While nothing else happens to the reservation: a request that comes in now finds the entry, or was there before it. */
    private CompletableFuture<Boolean> write(PaymentId id, Snapshot snapshot, Lease lease) {
        return handler.alone(id, () -> {
            if (lease.holds()) {
                Imports.entry(snapshot, ledger.find(id)).ifPresent(ledger::write);
            }
            return true;
        });
    }

    private Line line(Snapshot snapshot) {
        PaymentId id = id(snapshot);
        Payment entry = ledger.find(id);
        if (entry == null || !snapshot.reference().equals(entry.reference())) {
            return new Line(id, snapshot, Entry.OTHER);
        }
        return new Line(id, snapshot, entry.origin().ordered() ? Entry.REQUESTED : Entry.IMPORTED);
    }

    private static boolean isOf(Snapshot snapshot, String installation) {
        return snapshot.foreign()
                .filter(foreign -> foreign.installation().equals(installation))
                .isPresent();
    }

    private static PaymentId id(Snapshot snapshot) {
        return snapshot.foreign().orElseThrow().id();
    }
}
