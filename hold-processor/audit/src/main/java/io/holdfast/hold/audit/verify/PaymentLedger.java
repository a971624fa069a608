package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Attempt;
import io.holdfast.hold.audit.facts.Attempt.Phase;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.Lost;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.hold.audit.facts.SaleFacts;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** P7 between the facts and payment-adapter's ledger: every payment stands in both, and says the same in both. */
final class PaymentLedger {

    private static final int ENTRIES = 20_000;

    private final KnownFacts known;
    private final Cut.Part cut;
    private final Patience patience;
    private final Findings findings;
    private final SpillingMap<PaymentEntry> entries;

    PaymentLedger(KnownFacts known, Cut.Part cut, Patience patience, ByteStore store, Findings findings) {
        this.known = known;
        this.cut = cut;
        this.patience = patience;
        this.findings = findings;
        this.entries = new SpillingMap<>(store, 'l', Format.json(PaymentEntry.class), ENTRIES);
    }

    void compare(Log log, AvroSerde<Payment> serde) {
        read(log, serde);
        entries.forEach(this::entry);
        known.attempts(this::attempt);
        known.sales(this::sale);
    }

    private void read(Log log, AvroSerde<Payment> serde) {
        try (Lane lane = log.read(Topics.PAYMENTS, cut.partition(), cut.span(Topics.PAYMENTS))) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    entries.remove(key);
                    continue;
                }
                Payment payment;
                try {
                    payment = Records.decode(serde, record);
                } catch (UndecodableException illegible) {
                    findings.violation(
                            Promise.P7,
                            "an entry of the ledger is illegible: " + illegible.getMessage(),
                            Evidence.of(record, "ledger: " + key));
                    continue;
                }
                PaymentEntry before = entries.get(key);
                entries.put(
                        key,
                        new PaymentEntry(
                                payment.getState(),
                                payment.getSettled(),
                                payment.getAmountMinor(),
                                before == null ? record.offset() : before.first(),
                                record.offset(),
                                payment.getCurrency()));
            }
        }
    }

    private void entry(String key, PaymentEntry entry) {
        if (isRetired(key)) {
            return;
        }
        findings.checked(Promise.P7, "payments in the ledger", 1);
        if (entry.state() == PaymentState.CAPTURED) {
            findings.checked(Promise.P7, "captures in the ledger", 1);
        }
        Attempt attempt = known.attempt(key);
        if (attempt == null) {
            orphan(key, entry);
            return;
        }
        if (attempt.amountMinor() != 0
                && (attempt.amountMinor() != entry.amountMinor()
                        || !attempt.currency().equals(entry.currency()))) {
            broken(
                    "%s is %d %s by the ledger and %d %s by the facts"
                            .formatted(
                                    key,
                                    entry.amountMinor(),
                                    entry.currency(),
                                    attempt.amountMinor(),
                                    attempt.currency()),
                    key,
                    entry,
                    attempt);
        }
        boolean given = attempt.phase().open() || attempt.phase() == Phase.CAPTURED || attempt.phase() == Phase.DIFFERS;
        if (entry.money() && !given) {
            notGivenBack(key, entry, attempt);
        }
    }

    /** A newer entry may stand for a request behind the cut. */
    private void orphan(String key, PaymentEntry entry) {
        Lost lost = lost(key);
        if (lost != null && !entry.money()) {
            findings.note("payments of a region that was taken over, without money", 1);
        } else if (lost != null && !lost.placesAdopted()) {
            findings.open("payments of a region that is being taken over", evidence(key, entry));
        } else if (cut.before(Topics.PAYMENTS, entry.first())) {
            findings.violation(Promise.P7, "an orphan: no fact asked for payment " + key, evidence(key, entry));
        }
    }

    /** How the region that a payment was made in was taken over; null if it was not. */
    private @Nullable Lost lost(String payment) {
        RegionFacts regions = known.regions(Keys.event(payment));
        String within = Keys.within(payment);
        return regions == null ? null : regions.lost(regions.owner(within.substring(0, within.lastIndexOf('/'))));
    }

    /** The region that goes on for this one has its payments in its own ledger. */
    private boolean isRetired(String payment) {
        RegionFacts regions = known.regions(Keys.event(payment));
        return regions != null && regions.isRetired();
    }

    /** What the provider did last may still lie behind the cut as a command. */
    private void notGivenBack(String key, PaymentEntry entry, Attempt attempt) {
        if (cut.pending() > 0 || !cut.before(Topics.PAYMENTS, entry.offset())) {
            findings.open("payments whose latest word is behind the cut", evidence(key, entry));
        } else {
            broken(
                    "an orphan: %s is %s at the provider and %s by the facts"
                            .formatted(key, entry.state(), attempt.phase()),
                    key,
                    entry,
                    attempt);
        }
    }

    private void attempt(String key, Attempt attempt) {
        if (isRetired(key)) {
            findings.note("payments of events that another region took over", 1);
            return;
        }
        PaymentEntry entry = entries.get(key);
        Evidence fact = fact(key, attempt);
        if (attempt.phase() == Phase.CAPTURED) {
            captured(key, attempt, entry);
        } else if (attempt.phase().open() && patience.over(attempt.sinceMs())) {
            findings.violation(
                    Promise.P7,
                    "payment %s: %s, and nothing came of it for longer than %s"
                            .formatted(key, attempt.phase(), patience.limit()),
                    fact);
        } else if (attempt.phase().open()) {
            findings.open("payments: " + attempt.phase(), fact);
        }
    }

    private void sale(String key, SaleFacts sale) {
        Attempt attempt = sale.attempt() == 0 ? null : known.attempt(key + '/' + sale.attempt());
        if (attempt == null) {
            return;
        }
        switch (attempt.phase()) {
            case DIFFERS -> findings.note("sales with another amount taken: a person sees to them", 1);
            case CAPTURE_FAILED, VOIDING, VOIDED, REFUNDING, REFUNDED ->
                findings.note("sales whose capture failed: they can be paid for again", 1);
            case REQUESTED, SOLD, CAPTURING, CAPTURED, FAILED -> {
                // Paid, or on its way.
            }
        }
    }

    private void captured(String key, Attempt attempt, @Nullable PaymentEntry entry) {
        if (entry == null) {
            findings.violation(
                    Promise.P7,
                    "payment %s is captured by the facts and not in the ledger".formatted(key),
                    fact(key, attempt));
        } else if (entry.state() != PaymentState.CAPTURED && entry.state() != PaymentState.REFUNDED) {
            broken(
                    "payment %s is captured by the facts and %s by the ledger".formatted(key, entry.state()),
                    key,
                    entry,
                    attempt);
        }
    }

    private void broken(String what, String key, PaymentEntry entry, Attempt attempt) {
        findings.violation(Promise.P7, what, fact(key, attempt), evidence(key, entry));
    }

    private Evidence fact(String key, Attempt attempt) {
        return new Evidence(
                Topics.SEAT_EVENTS.name(),
                cut.partition(),
                attempt.fact(),
                "payment %s: %s".formatted(key, attempt.phase()));
    }

    private Evidence evidence(String key, PaymentEntry entry) {
        return new Evidence(
                Topics.PAYMENTS.name(),
                cut.partition(),
                entry.offset(),
                "ledger: %s is %s".formatted(key, entry.state()));
    }
}
