package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.facts.EventOwner;
import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.regions.RegionReading.Receipt;
import io.holdfast.hold.audit.regions.RegionReading.Sold;
import io.holdfast.hold.audit.verify.Evidence;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * P12, P14 and P15 over the logs of all regions. Each log by itself is audited before: it holds and cedes only what it has, and receives in turn. Here is shown
 * that each receipt names exactly one cession, of the same places and the same epoch, and that the transfers of a place form one chain: each is
 * ceded by the region that had received it. So the intervals in which regions own a place do not overlap, and P1 in each of them is P1 for
 * all. Epochs are compared, which are part of the facts; no time stamp is. An event that was adopted is theirs who opened it (P12).
 */
public final class TransferComparison {

    private final Findings findings;
    private final List<RegionReading> regions;
    private final Map<Moved.Id, Moved> ceded = new HashMap<>();
    private final Map<Moved.Id, Receipt> received = new HashMap<>();
    private final Map<String, Sold> opened = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private int owners;

    private TransferComparison(List<RegionReading> regions, Findings findings) {
        this.regions = regions;
        this.findings = findings;
    }

    /**
     * Compares the readings of all regions.
     *
     * @param allArrived whether nothing may be in transit: the link is up, and everything has come to rest
     * @param findings takes what is found
     */
    public static void of(List<RegionReading> regions, boolean allArrived, Findings findings) {
        new TransferComparison(List.copyOf(regions), findings).compare(allArrived);
    }

    private void compare(boolean allArrived) {
        regions.forEach(this::events);
        regions.forEach(region -> region.events().forEach((event, sold) -> sameEvent(region, event, sold)));
        regions.forEach(region -> region.cessions().forEach(this::cession));
        regions.forEach(region -> region.receipts().forEach(this::receipt));
        ceded.values().stream().sorted(order()).forEach(cession -> arrival(cession, allArrived));
        Map<String, List<Moved>> byEvent = new TreeMap<>();
        ceded.values()
                .forEach(cession -> byEvent.computeIfAbsent(cession.event(), _ -> new ArrayList<>())
                        .add(cession));
        byEvent.forEach(this::chain);
        if (owners > 0) {
            findings.checked(Promise.P12, "adopted events compared with their opening", owners);
        }
        findings.checked(Promise.P14, "receipts that name their cession", received.size());
        findings.checked(Promise.P15, "transfers compared", ceded.size());
    }

    private boolean isTakenOver(String event) {
        return regions.stream().anyMatch(region -> region.takenOver().contains(event));
    }

    private static Comparator<Moved> order() {
        return Comparator.comparing(Moved::event)
                .thenComparingLong(Moved::epoch)
                .thenComparing(Moved::from)
                .thenComparingLong(Moved::n);
    }

    /** An event is opened in one region. */
    private void events(RegionReading region) {
        region.events().forEach((event, sold) -> {
            if (!sold.here().equals(region.name())) {
                findings.violation(
                        Promise.P14,
                        "the log of %s has %s as %s's".formatted(region.name(), event, sold.here()),
                        Evidence.ofFact(region.name(), sold.partition(), sold.offset(), "the event"));
            }
            if (!sold.born()) {
                return;
            }
            String before = homes.putIfAbsent(event, region.name());
            opened.putIfAbsent(event, sold);
            if (before != null) {
                findings.violation(
                        Promise.P14,
                        "%s was opened in %s and in %s: both have all of its places"
                                .formatted(event, before, region.name()),
                        Evidence.ofFact(region.name(), sold.partition(), sold.offset(), "EventOpened"));
            }
        });
    }

    /** What was adopted is what was opened, and theirs who opened it. */
    private void sameEvent(RegionReading region, String event, Sold sold) {
        Sold there = opened.get(event);
        if (there == null && isTakenOver(event)) {
            // The region that opened it was lost before it had decided so.
            return;
        }
        Evidence fact = Evidence.ofFact(region.name(), sold.partition(), sold.offset(), "EventAdopted");
        if (there == null
                || !there.terms().equals(sold.terms())
                || !sold.home().getRegion().equals(homes.get(event))) {
            findings.violation(
                    Promise.P14, "%s is sold in %s otherwise than it was opened".formatted(event, region.name()), fact);
        } else if (!sold.born()) {
            sameOwner(region, event, there, sold, fact);
        }
    }

    private void sameOwner(RegionReading region, String event, Sold there, Sold here, Evidence fact) {
        if (there.owner() != null) {
            owners++;
        }
        if (!Objects.equals(there.owner(), here.owner())) {
            findings.violation(
                    Promise.P12,
                    "%s was opened in %s as %s, and is %s in %s"
                            .formatted(
                                    event,
                                    there.here(),
                                    EventOwner.words(there.owner()),
                                    EventOwner.words(here.owner()),
                                    region.name()),
                    Evidence.ofFact(there.here(), there.partition(), there.offset(), "EventOpened"),
                    fact);
        }
    }

    private void cession(Moved cession) {
        Moved before = ceded.putIfAbsent(cession.id(), cession);
        if (before != null) {
            findings.violation(
                    Promise.P15,
                    "two transfers of %s from %s to %s have number %d"
                            .formatted(cession.event(), cession.from(), cession.to(), cession.n()),
                    cededAt(before),
                    cededAt(cession));
        }
    }

    private void receipt(Receipt receipt) {
        Moved moved = receipt.moved();
        Receipt before = received.putIfAbsent(moved.id(), receipt);
        if (before != null) {
            findings.violation(
                    Promise.P15,
                    "transfer %d of %s from %s arrived in %s twice"
                            .formatted(moved.n(), moved.event(), moved.from(), moved.to()),
                    receivedAt(before.moved()),
                    receivedAt(moved));
        }
        Moved cession = ceded.get(moved.id());
        if (cession == null) {
            findings.violation(
                    Promise.P14,
                    "%s received places of %s that %s never ceded".formatted(moved.to(), moved.event(), moved.from()),
                    receivedAt(moved));
        } else if (!cession.agrees(moved)
                || cession.partition() != receipt.originPartition()
                || cession.offset() != receipt.originOffset()) {
            findings.violation(
                    Promise.P14,
                    "%s received other places of %s than %s ceded, or from another record"
                            .formatted(moved.to(), moved.event(), moved.from()),
                    cededAt(cession),
                    receivedAt(moved));
        }
    }

    private void arrival(Moved cession, boolean allArrived) {
        if (received.containsKey(cession.id())) {
            return;
        }
        var next = new Moved.Id(cession.event(), cession.from(), cession.to(), cession.n() + 1);
        if (received.containsKey(next)) {
            findings.violation(
                    Promise.P15,
                    "transfer %d of %s from %s was passed over in %s"
                            .formatted(cession.n(), cession.event(), cession.from(), cession.to()),
                    cededAt(cession));
        } else if (isTakenOver(cession.event())) {
            findings.open("transfers that ended with the region that was lost", cededAt(cession));
        } else if (allArrived) {
            findings.violation(
                    Promise.P15,
                    "transfer %d of %s from %s never arrived in %s"
                            .formatted(cession.n(), cession.event(), cession.from(), cession.to()),
                    cededAt(cession));
        } else {
            findings.open("transfers between regions in transit", cededAt(cession));
        }
    }

    /** Who has each place: first the region that opened the event, then each that received it. */
    private void chain(String event, List<Moved> transfers) {
        Sold there = opened.get(event);
        String home = homes.get(event);
        if (there == null && isTakenOver(event)) {
            return;
        }
        if (there == null || home == null) {
            findings.violation(
                    Promise.P14,
                    "places of %s were ceded, and no region has opened it".formatted(event),
                    cededAt(transfers.getFirst()));
            return;
        }
        EventTerms sold = there.terms();
        Map<String, BitSet> owned = new HashMap<>();
        regions.forEach(region -> owned.put(region.name(), new BitSet()));
        owned.computeIfAbsent(home, _ -> new BitSet()).set(0, sold.seats());
        Set<Moved.Id> arrived = new HashSet<>(received.keySet());
        for (Moved cession : transfers.stream().sorted(order()).toList()) {
            BitSet places = sold.places(cession.places());
            BitSet left = owned.get(cession.from());
            if (places != null && left != null) {
                step(cession, places, left, owned.get(cession.to()), sold, arrived);
            }
        }
    }

    private void step(
            Moved cession,
            BitSet places,
            BitSet giver,
            @Nullable BitSet receiver,
            EventTerms sold,
            Set<Moved.Id> arrived) {
        BitSet foreign = (BitSet) places.clone();
        foreign.andNot(giver);
        if (!foreign.isEmpty()) {
            findings.violation(
                    Promise.P14,
                    "%s ceded %s of %s at epoch %d, and did not have it"
                            .formatted(
                                    cession.from(), sold.seat(foreign.nextSetBit(0)), cession.event(), cession.epoch()),
                    cededAt(cession));
        }
        giver.andNot(places);
        if (receiver != null && arrived.contains(cession.id())) {
            receiver.or(places);
        }
    }

    private static Evidence cededAt(Moved moved) {
        return Evidence.ofFact(moved.from(), moved.partition(), moved.offset(), "PlacesCeded to " + moved.to());
    }

    private static Evidence receivedAt(Moved moved) {
        return Evidence.ofFact(moved.to(), moved.partition(), moved.offset(), "PlacesReceived from " + moved.from());
    }
}
