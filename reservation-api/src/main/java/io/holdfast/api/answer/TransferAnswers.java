package io.holdfast.api.answer;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.PlaceName;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.SeatRange;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.limits.SeatId;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The contract's rules of transfers: which answer follows from a request and the state that the owner published. */
public final class TransferAnswers {

    /** Places that a refusal names, at most: a half sold house would have tens of thousands. */
    private static final int MAX_NAMED = 100;

    private TransferAnswers() {}

    /** The places that are asked for, which the event has. */
    public static Places places(TransferRequest request, Event event) {
        return Places.of(
                event.sections(),
                request.places().stream()
                        .map(name -> PlaceName.in(event.sections(), name))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /**
     * The answer to a transfer that need not be sent: it is known, or can't be granted whatever the seats' states; else empty.
     *
     * @param copies how fresh what is known here of another region is
     */
    public static Optional<Answer> unsendable(TransferRequest request, Event event, Function<String, CopyAge> copies) {
        Optional<Ownership> ownership = event.ownership();
        if (ownership.isEmpty()) {
            return Optional.of(new RegionAnswer.NoSuchRegion(event, request.to(), List.of()));
        }
        String here = ownership.get().here();
        if (request.to().equals(here) || !ownership.get().has(request.to())) {
            return Optional.of(new RegionAnswer.NoSuchRegion(
                    event, request.to(), ownership.get().others()));
        }
        List<UnavailableSeat> unknown = request.places().stream()
                .filter(name -> PlaceName.in(event.sections(), name).isEmpty())
                .map(name -> new UnavailableSeat(name, UnavailableSeat.UNKNOWN_SEAT))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of(new Answer.SeatsUnavailable(Subject.of(event.id()), unknown, event.position()));
        }
        return ceded(request, event, Optional.empty())
                .or(() -> ownership
                        .get()
                        .takenOver(request.to())
                        .map(lost -> new RegionAnswer.RegionLost(event, lost.region(), lost.by())))
                .or(() -> elsewhere(request, event, copies));
    }

    /**
     * The answer if a transfer of this name is known; else empty.
     *
     * @param own where this call's own command stands; empty if it sent none
     */
    public static Optional<Answer> ceded(TransferRequest request, Event event, Optional<LogPosition> own) {
        return event.ownership()
                .flatMap(ownership -> ownership.cession(request.transfer()))
                .map(cession -> {
                    List<String> differs = differences(request, event, cession);
                    return differs.isEmpty()
                            ? new RegionAnswer.Ceded(event, cession, own.orElseGet(event::position))
                            : new RegionAnswer.TransferDiffers(event, cession, differs);
                });
    }

    private static List<String> differences(TransferRequest request, Event event, Cession known) {
        var differs = new ArrayList<String>();
        if (!request.to().equals(known.to())) {
            differs.add("to");
        }
        if (!places(request, event).equals(known.places())) {
            differs.add("places");
        }
        return differs;
    }

    private static Optional<Answer> elsewhere(TransferRequest request, Event event, Function<String, CopyAge> copies) {
        Ownership ownership = event.ownership().orElseThrow();
        SortedMap<String, Places> owners = ownership.byOwner(event.sections(), places(request, event));
        return owners.entrySet().stream()
                .filter(share -> !share.getKey().equals(ownership.here()))
                .findFirst()
                .map(share -> new RegionAnswer.PlacesElsewhere(
                        Subject.of(event.id()),
                        named(share.getValue().ranges()),
                        share.getKey(),
                        copies.apply(share.getKey()),
                        event.position()));
    }

    /**
     * The answer to a transfer that the owner refused although the places are this region's own; empty if nothing speaks against it any more.
     *
     * @param taken the seats that reservations have
     */
    public static Optional<Answer> refused(TransferRequest request, Event event, Collection<String> taken) {
        Places places = places(request, event);
        List<UnavailableSeat> unavailable = taken.stream()
                .filter(seat -> SeatId.parse(seat).filter(places::has).isPresent())
                .sorted()
                .limit(MAX_NAMED)
                .map(seat -> new UnavailableSeat(seat, UnavailableSeat.TAKEN))
                .toList();
        if (!unavailable.isEmpty()) {
            return Optional.of(new Answer.SeatsUnavailable(Subject.of(event.id()), unavailable, event.position()));
        }
        Ownership ownership = event.ownership().orElseThrow();
        int left = ownership
                .own(event.sections())
                .without(event.sections(), places)
                .ranges()
                .size();
        return left > TransferLimits.MAX_OWN_RANGES
                ? Optional.of(new RegionAnswer.TooScattered(event, left))
                : Optional.empty();
    }

    private static List<String> named(List<SeatRange> ranges) {
        return ranges.stream().limit(MAX_NAMED).map(SeatRange::toString).toList();
    }
}
