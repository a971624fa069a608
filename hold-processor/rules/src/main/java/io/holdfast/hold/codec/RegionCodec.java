package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Home;
import io.holdfast.hold.seat.Ownership;
import io.holdfast.hold.seat.Ownership.Cession;
import io.holdfast.hold.seat.Ownership.Link;
import io.holdfast.hold.seat.Ownership.TakenOver;
import io.holdfast.hold.seat.Places;
import io.holdfast.hold.seat.SeatRange;
import io.holdfast.hold.seat.Share;
import io.holdfast.hold.seat.UpTo;
import io.holdfast.schemas.view.RegionLink;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Regions and their places between the rules and the records. */
final class RegionCodec {

    private RegionCodec() {}

    static List<io.holdfast.schemas.view.SeatRange> ranges(List<SeatRange> ranges) {
        return ranges.stream()
                .map(range -> new io.holdfast.schemas.view.SeatRange(
                        range.first().id(), range.last().id()))
                .toList();
    }

    /**
     * Ranges as the rules have them.
     *
     * @throws IllegalArgumentException if one is none
     */
    static List<SeatRange> places(List<io.holdfast.schemas.view.SeatRange> ranges) {
        return ranges.stream()
                .map(range -> SeatRange.of(range.getFirst(), range.getLast()))
                .toList();
    }

    static io.holdfast.schemas.view.Home record(Home home) {
        return new io.holdfast.schemas.view.Home(
                home.region(),
                home.others(),
                home.shares().stream()
                        .map(share -> new io.holdfast.schemas.view.Share(share.region(), ranges(share.places())))
                        .toList());
    }

    static Home home(io.holdfast.schemas.view.Home record) {
        return new Home(
                record.getRegion(),
                record.getOthers(),
                record.getShares().stream()
                        .map(share -> new Share(share.getRegion(), places(share.getPlaces())))
                        .toList());
    }

    static io.holdfast.schemas.view.Ownership record(Ownership ownership) {
        return new io.holdfast.schemas.view.Ownership(
                ownership.here(),
                ownership.shares().entrySet().stream()
                        .map(share -> new io.holdfast.schemas.view.Share(
                                share.getKey(), ranges(share.getValue().ranges())))
                        .toList(),
                ownership.epoch(),
                ownership.links().entrySet().stream()
                        .map(link -> new RegionLink(
                                link.getKey(),
                                link.getValue().ceded(),
                                link.getValue().received()))
                        .toList(),
                ownership.cessions().stream()
                        .map(cession -> new io.holdfast.schemas.view.Cession(
                                cession.transfer(),
                                cession.n(),
                                cession.to(),
                                ranges(cession.places()),
                                cession.epoch()))
                        .toList(),
                ownership.takenOver().entrySet().stream()
                        .map(lost -> record(lost.getKey(), lost.getValue()))
                        .toList());
    }

    private static io.holdfast.schemas.view.TakenOver record(String region, TakenOver lost) {
        return new io.holdfast.schemas.view.TakenOver(
                region, lost.by(), lost.upTo().partition(), lost.upTo().offset(), lost.placesAdopted());
    }

    static Ownership ownership(io.holdfast.schemas.view.Ownership record, Event.Terms terms) {
        SortedMap<String, Places> shares = new TreeMap<>();
        record.getShares()
                .forEach(share -> shares.put(share.getRegion(), Places.of(terms.plan(), places(share.getPlaces()))));
        SortedMap<String, Link> links = new TreeMap<>();
        record.getLinks().forEach(link -> links.put(link.getRegion(), new Link(link.getCeded(), link.getReceived())));
        SortedMap<String, TakenOver> takenOver = new TreeMap<>();
        record.getTakenOver()
                .forEach(lost -> takenOver.put(
                        lost.getRegion(),
                        new TakenOver(
                                lost.getBy(),
                                new UpTo(lost.getUpToPartition(), lost.getUpToOffset()),
                                lost.getPlacesAdopted())));
        return new Ownership(
                record.getHere(),
                terms.home().orElseThrow().region(),
                shares,
                record.getEpoch(),
                links,
                record.getCessions().stream()
                        .map(cession -> new Cession(
                                cession.getTransfer(),
                                cession.getN(),
                                cession.getTo(),
                                places(cession.getPlaces()),
                                cession.getEpoch()))
                        .toList(),
                takenOver);
    }
}
