package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.audit.regions.TakeOverReading.Adopted;
import io.holdfast.hold.audit.regions.TakeOverReading.TakenOver;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Evidence;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * P3, P7 and P14 over the logs of a region that was lost and of the one that went on for it. What was decided up to the last known command goes on as it stood. What was
 * decided behind it is lost, and is listed; but a sale is honoured, or its money is given back or was
 * let go by the provider before, else the lost region lives. Looked at once
 * the places were adopted: before that the take-over is under way.
 */
public final class TakeOverComparison {

    private final TakeOverReading here;
    private final RegionLog lost;
    private final KnownFacts known;
    private final Findings findings;
    private final Map<String, Long> outcomes = new HashMap<>();

    private TakeOverComparison(TakeOverReading here, RegionLog lost, KnownFacts known, Findings findings) {
        this.here = here;
        this.lost = lost;
        this.known = known;
        this.findings = findings;
    }

    /**
     * Compares each log with those that it was taken over from, or by.
     *
     * @param stores for what is known of the lost regions
     * @param findings takes what is found
     */
    public static void of(List<RegionLog> logs, ByteStores stores, Findings findings) {
        List<TakeOverReading> readings = logs.stream().map(TakeOverReading::of).toList();
        for (TakeOverReading here : readings) {
            for (int i = 0; i < logs.size(); i++) {
                RegionLog other = logs.get(i);
                boolean isLost = here.events().values().stream()
                        .anyMatch(event -> event.region().equals(other.region()));
                if (isLost) {
                    notByEachOther(here, readings.get(i), findings);
                    try (ByteStore store = stores.open("lost-" + other.region())) {
                        new TakeOverComparison(here, other, new KnownFacts(store), findings).compare();
                    }
                }
            }
        }
    }

    private static void notByEachOther(TakeOverReading one, TakeOverReading other, Findings findings) {
        one.events().forEach((event, lost) -> {
            TakenOver back = other.events().get(event);
            if (back != null && one.name().compareTo(other.name()) < 0) {
                findings.violation(
                        Promise.P14,
                        "%s and %s have each taken over the other's part of %s"
                                .formatted(one.name(), other.name(), event),
                        Evidence.ofFact(one.name(), lost.partition(), lost.at(), "RegionTakenOver"),
                        Evidence.ofFact(other.name(), back.partition(), back.at(), "RegionTakenOver"));
            }
        });
    }

    private void compare() {
        lost.log().each(Topics.SEAT_EVENTS, this::read);
        known.accounts(this::wentOn);
        here.adopted().forEach(this::asItStood);
        here.begun().forEach(this::once);
        findings.checked(
                Promise.P3,
                "adopted reservations compared with the lost region",
                here.adopted().size());
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        TakenOver takenOver = takenOver(key);
        if (takenOver == null) {
            return;
        }
        try {
            SeatEvent event = Records.decode(lost.serdes().hold().facts(), record);
            long command = event.getCause().getOffset();
            if (command <= takenOver.upToOffset()) {
                var at = new Entry(
                        record.offset(), command, event.getCause().getAt().toEpochMilli());
                known.enter(key, event.getFact(), known.account(key), at);
            } else {
                behind(takenOver, key, event.getFact(), record);
            }
        } catch (UndecodableException illegible) {
            // The audit of that log says so (P9).
        }
    }

    /** How an event was taken over from the lost region; null if it was not. */
    private @Nullable TakenOver takenOver(String key) {
        TakenOver takenOver = here.events().get(Keys.event(key));
        return takenOver != null && takenOver.region().equals(lost.region()) ? takenOver : null;
    }

    private void behind(TakenOver takenOver, String key, Object fact, ConsumerRecord<byte[], byte[]> record) {
        Evidence there = Evidence.ofFact(
                lost.region(),
                record.partition(),
                record.offset(),
                fact.getClass().getSimpleName() + " of " + key);
        switch (fact) {
            case SeatsHeld _ -> {
                outcomes.put(key, record.offset());
                if (!here.isHonoured(key)) {
                    findings.open("holds that were lost with their region", there);
                }
            }
            case SeatsSold sold when sold.getAttempt() == 0 -> free(key, there);
            case SeatsSold sold -> sold(key, sold.getAttempt(), there);
            case PlacesCeded ceded -> {
                Long arrived = here.received().get(new Moved.Id(key, lost.region(), ceded.getTo(), ceded.getN()));
                if (arrived != null) {
                    arrived(takenOver, key, arrived, there);
                }
            }
            default -> {
                // What it leads to is looked at by itself.
            }
        }
    }

    /** Topics are copied each by itself: a cession may arrive before its command, as long as the region is not lost. */
    private void arrived(TakenOver takenOver, String event, long offset, Evidence there) {
        if (offset < takenOver.at()) {
            findings.open("transfers that arrived before their command", there);
        } else {
            findings.violation(
                    Promise.P14,
                    "places of %s arrived in %s after it had taken %s over"
                            .formatted(event, here.name(), lost.region()),
                    there,
                    Evidence.ofFact(here.name(), takenOver.partition(), offset, "PlacesReceived"));
        }
    }

    private void free(String key, Evidence there) {
        findings.open(
                here.isHonoured(key)
                        ? "sales behind the last known command that are honoured"
                        : "sales for nothing that were lost with their region",
                there);
    }

    private void sold(String key, int attempt, Evidence there) {
        if (here.isHonoured(key)) {
            findings.open("sales behind the last known command that are honoured", there);
        } else if (here.isGivenBack(key, attempt)) {
            findings.open("sales behind the last known command that are given back", there);
        } else if (here.isWithoutMoney(key, attempt)) {
            findings.open("sales behind the last known command that nobody paid for", there);
        } else if (here.isComplete(Keys.event(key))) {
            findings.violation(
                    Promise.P14,
                    "%s was sold in %s after %s had taken it over, and is neither a sale there nor given back: %s lives, and was to be fenced off"
                            .formatted(key, lost.region(), here.name(), lost.region()),
                    there);
        } else {
            findings.open("sales of a region that is being taken over", there);
        }
    }

    /** What the lost region knew up to the last known command is known here. */
    private void wentOn(String key, Account there) {
        TakenOver takenOver = takenOver(key);
        if (takenOver == null
                || !isThere(takenOver)
                || here.adopted().containsKey(key)
                || !here.isComplete(Keys.event(key))) {
            return;
        }
        Evidence last =
                Evidence.ofFact(lost.region(), takenOver.upToPartition(), there.lastFact(), "its last state there");
        if (there.standing() == Account.Standing.HELD && here.hadItsPlaces(key)) {
            findings.open("holds that had ended before their places arrived", last);
        } else {
            findings.violation(
                    Promise.P3,
                    "%s was %s in %s when it was taken over, and was not adopted"
                            .formatted(key, there.standing(), lost.region()),
                    last);
        }
    }

    private void asItStood(String key, Adopted adopted) {
        TakenOver takenOver = takenOver(key);
        if (takenOver == null || !isThere(takenOver)) {
            return;
        }
        Account there = known.account(key);
        Evidence fact = Evidence.ofFact(here.name(), adopted.partition(), adopted.offset(), "ReservationAdopted");
        if (same(there, adopted.state())) {
            return;
        }
        if (adopted.sold() && (there == null || !there.standing().sold())) {
            findings.open("sales that only the provider knew of", fact);
        } else {
            findings.violation(
                    Promise.P3,
                    "%s was adopted as %s, and was %s in %s"
                            .formatted(
                                    key,
                                    words(adopted.state()),
                                    there == null ? "not known" : words(there),
                                    lost.region()),
                    fact);
        }
    }

    private static String words(Account account) {
        String words = "%s of %s, attempt %d".formatted(account.standing(), account.seats(), account.attempt());
        return account.customer() == null ? words : words + ", for " + account.customer();
    }

    private static boolean same(@Nullable Account there, Account here) {
        return there != null
                && there.standing() == here.standing()
                && there.seats().stream()
                        .sorted()
                        .toList()
                        .equals(here.seats().stream().sorted().toList())
                && there.holdSeconds() == here.holdSeconds()
                && there.priceMinor() == here.priceMinor()
                && there.attempt() == here.attempt()
                && Objects.equals(there.customer(), here.customer());
    }

    /** An identity that the lost region knew is not begun anew here. */
    private void once(String key, Long begun) {
        TakenOver takenOver = takenOver(key);
        Account there = known.account(key);
        if (takenOver == null || !isThere(takenOver)) {
            return;
        }
        if (there != null) {
            findings.violation(
                    Promise.P3,
                    "%s was decided in %s and in %s".formatted(key, lost.region(), here.name()),
                    Evidence.ofFact(lost.region(), takenOver.upToPartition(), there.firstFact(), "its outcome there"),
                    Evidence.ofFact(here.name(), takenOver.partition(), begun, "its outcome here"));
        } else if (outcomes.containsKey(key)) {
            findings.open(
                    "identities that were lost with their region and asked for anew",
                    Evidence.ofFact(here.name(), takenOver.partition(), begun, "outcome of " + key));
        }
    }

    /** Whether the lost region's log tells all that its commands led to that are known here: it may have been lost before it had decided them. */
    private boolean isThere(TakenOver takenOver) {
        return lost.log().cut().partitions().stream()
                .anyMatch(part ->
                        part.partition() == takenOver.upToPartition() && part.decided() > takenOver.upToOffset());
    }
}
