package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.facts.EventOwner;
import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.view.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one region's log say about regions. Their memory grows with the events and the transfers, not with the reservations.
 *
 * <p>A fact does not name the region that decided it: the events that it opened or adopted do.
 */
public final class RegionReading {

    /**
     * An event in this log.
     *
     * @param here the region of the log, as this event has it
     * @param born whether it was opened here
     * @param owner whose it is; null if its rules know no callers
     */
    record Sold(
            String here,
            boolean born,
            EventTerms terms,
            Home home,
            @Nullable EventOwner owner,
            int partition,
            long offset) {}

    /** A receipt, and where it says that its cession is. */
    record Receipt(Moved moved, int originPartition, long originOffset) {}

    private final String name;
    private final Map<String, Sold> events = new HashMap<>();
    private final List<Moved> cessions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Set<String> takenOver = new HashSet<>();

    private RegionReading(String name) {
        this.name = name;
    }

    /**
     * Reads the facts of a log.
     *
     * @throws io.holdfast.hold.audit.log.AuditException if a fact is of an unknown schema
     */
    public static RegionReading of(RegionLog of) {
        var reading = new RegionReading(of.region());
        of.log().each(Topics.SEAT_EVENTS, fact -> reading.read(fact, true, of.serdes()));
        return reading;
    }

    /**
     * Reads the facts of a log that goes on meanwhile, so that they fit to those of another region, whose cut is later: everything that has arrived there
     * was sent before. Of the transfers nothing more is read than that, since what they rest on may be behind the other's cut; events that were opened
     * are read to the end, for an adopted one does not say from where it is.
     *
     * @param of its log as it was before the other region's cut
     * @param later the same log after it
     * @param other what was read of the other region, to its cut
     */
    public static RegionReading of(RegionLog of, Log later, RegionReading other) {
        var reading = new RegionReading(of.region());
        for (Cut.Part part : of.log().cut().partitions()) {
            int partition = part.partition();
            long transfersTo = Math.max(part.span(Topics.SEAT_EVENTS).to(), other.arrivedTo(of.region(), partition));
            later.each(
                    Topics.SEAT_EVENTS,
                    partition,
                    later.cut().partitions().get(partition).span(Topics.SEAT_EVENTS),
                    fact -> reading.read(fact, fact.offset() < transfersTo, of.serdes()));
        }
        return reading;
    }

    /** One more than the offset of the last fact of a partition there that has arrived here. */
    private long arrivedTo(String giver, int partition) {
        return receipts.stream()
                .filter(receipt -> receipt.moved().from().equals(giver) && receipt.originPartition() == partition)
                .mapToLong(receipt -> receipt.originOffset() + 1)
                .max()
                .orElse(0);
    }

    private void read(ConsumerRecord<byte[], byte[]> fact, boolean withTransfers, AuditSerdes serdes) {
        if (fact.value() == null) {
            return;
        }
        try {
            Object said = Records.decode(serdes.hold().facts(), fact).getFact();
            if (withTransfers || said instanceof EventOpened || said instanceof RegionTakenOver) {
                enter(said, fact.partition(), fact.offset());
            }
        } catch (UndecodableException illegible) {
            // The audit of this log says so (P9).
        }
    }

    private void enter(Object fact, int partition, long offset) {
        switch (fact) {
            case EventOpened opened
            when opened.getHome() != null ->
                events.putIfAbsent(
                        opened.getEvent(),
                        new Sold(
                                opened.getHome().getRegion(),
                                true,
                                EventTerms.of(opened.getName(), opened.getCurrency(), opened.getSections(), true),
                                opened.getHome(),
                                EventOwner.of(opened.getRules(), opened.getTenant(), opened.getPerCustomer()),
                                partition,
                                offset));
            case EventAdopted adopted ->
                events.putIfAbsent(
                        adopted.getEvent(),
                        new Sold(
                                adopted.getRegion(),
                                false,
                                EventTerms.of(adopted.getName(), adopted.getCurrency(), adopted.getSections(), true),
                                adopted.getHome(),
                                EventOwner.of(adopted.getRules(), adopted.getTenant(), adopted.getPerCustomer()),
                                partition,
                                offset));
            case PlacesCeded ceded ->
                cessions.add(new Moved(
                        ceded.getEvent(),
                        ceded.getTransfer(),
                        name,
                        ceded.getTo(),
                        ceded.getN(),
                        ceded.getPlaces(),
                        ceded.getEpoch(),
                        partition,
                        offset));
            case PlacesReceived received ->
                receipts.add(new Receipt(
                        new Moved(
                                received.getEvent(),
                                received.getTransfer(),
                                received.getFrom(),
                                name,
                                received.getN(),
                                received.getPlaces(),
                                received.getEpoch(),
                                partition,
                                offset),
                        received.getOriginPartition(),
                        received.getOriginOffset()));
            case RegionTakenOver lost -> takenOver.add(lost.getEvent());
            default -> {
                // Says nothing about regions.
            }
        }
    }

    String name() {
        return name;
    }

    Map<String, Sold> events() {
        return events;
    }

    List<Moved> cessions() {
        return cessions;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    /** Whether this region goes on for a lost one: then there is something for {@link TakeOverComparison}. */
    public boolean goesOnForAnother() {
        return !takenOver.isEmpty();
    }

    /** Events with which this region goes on for a lost one. */
    Set<String> takenOver() {
        return takenOver;
    }
}
