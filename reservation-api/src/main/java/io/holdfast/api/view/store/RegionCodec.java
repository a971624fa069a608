package io.holdfast.api.view.store;

import io.holdfast.api.model.Home;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Ownership.Link;
import io.holdfast.api.model.Ownership.TakenOver;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.SeatRange;
import io.holdfast.api.model.Section;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.RegionLink;
import io.holdfast.schemas.view.Share;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has the places of an event, from its published record. */
final class RegionCodec {

    private RegionCodec() {}

    /** Empty if the event knows no regions. */
    static Optional<Ownership> ownership(Event event) {
        io.holdfast.schemas.view.Home home = event.getHome();
        io.holdfast.schemas.view.Ownership ownership = event.getOwnership();
        if (home == null || ownership == null) {
            return Optional.empty();
        }
        List<Section> plan = ViewCodec.sections(event);
        SortedMap<String, Link> links = new TreeMap<>();
        for (RegionLink link : ownership.getLinks()) {
            links.put(link.getRegion(), new Link(link.getCeded(), link.getReceived()));
        }
        return Optional.of(new Ownership(
                ownership.getHere(),
                new Home(home.getRegion(), home.getOthers(), shares(plan, home.getShares())),
                shares(plan, ownership.getShares()),
                links,
                ownership.getCessions().stream()
                        .map(cession -> new Cession(
                                cession.getTransfer(),
                                cession.getN(),
                                cession.getTo(),
                                places(plan, cession.getPlaces())))
                        .toList(),
                ownership.getTakenOver().stream()
                        .map(lost -> new TakenOver(lost.getRegion(), lost.getBy(), lost.getPlacesAdopted()))
                        .toList()));
    }

    private static SortedMap<String, Places> shares(List<Section> plan, List<Share> shares) {
        SortedMap<String, Places> places = new TreeMap<>();
        shares.forEach(share -> places.put(share.getRegion(), places(plan, share.getPlaces())));
        return places;
    }

    private static Places places(List<Section> plan, List<io.holdfast.schemas.view.SeatRange> ranges) {
        return Places.of(
                plan,
                ranges.stream()
                        .map(range -> new SeatRange(seat(range.getFirst()), seat(range.getLast())))
                        .toList());
    }

    private static SeatId seat(String id) {
        return SeatId.parse(id)
                .orElseThrow(() -> new UndecodableException("%s is no id of a seat".formatted(id), null));
    }
}
