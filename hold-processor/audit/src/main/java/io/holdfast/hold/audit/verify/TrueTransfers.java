package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.EventOwner;
import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.hold.audit.facts.TransferFacts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.limits.TransferLimits;
import io.holdfast.schemas.view.SeatRange;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which answers to commands about regions are true. */
final class TrueTransfers {

    private static final int MIN_FREE_ROWS = 2;

    private final KnownFacts known;

    TrueTransfers(KnownFacts known) {
        this.known = known;
    }

    /** Whether a command of this kind asks for what holds already. */
    boolean isRepeated(Object command) {
        return switch (command) {
            case AdoptEvent adopt -> isAdopted(adopt);
            case CedePlaces cede -> isSame(cede, known.transfer(cede.getEvent(), cede.getTransfer()));
            case RequestPlaces request -> {
                TransferFacts before = known.transfer(request.getEvent(), request.getTransfer());
                yield before != null && before.to().equals(request.getTo());
            }
            case ReceivePlaces receive -> {
                RegionFacts regions = known.regions(receive.getEvent());
                yield regions != null && receive.getN() < regions.nextFrom(receive.getFrom());
            }
            default -> false;
        };
    }

    private boolean isAdopted(AdoptEvent adopt) {
        EventTerms terms = known.event(adopt.getEvent());
        RegionFacts regions = known.regions(adopt.getEvent());
        return terms != null
                && regions != null
                && regions.here().equals(adopt.getRegion())
                && regions.isOpenedWith(adopt.getHome())
                && Objects.equals(
                        known.owner(adopt.getEvent()),
                        EventOwner.of(adopt.getRules(), adopt.getTenant(), adopt.getPerCustomer()))
                && EventTerms.of(adopt.getName(), adopt.getCurrency(), adopt.getSections(), terms.open())
                        .equals(terms);
    }

    private boolean isSame(CedePlaces cede, @Nullable TransferFacts before) {
        EventTerms terms = known.event(cede.getEvent());
        BitSet places = terms == null ? null : terms.places(cede.getPlaces());
        return before != null
                && terms != null
                && places != null
                && before.to().equals(cede.getTo())
                && before.ranges().equals(terms.ranges(places));
    }

    /** Whether the reason of a refusal is true. That of a request, that it would leave too many pieces, is not looked at. */
    boolean isTrue(CommandRefused refused, Object command) {
        EventTerms terms = known.event(refused.getEvent());
        RegionFacts regions = known.regions(refused.getEvent());
        return switch (refused.getReason()) {
            case NO_REGIONS -> terms != null && regions == null;
            case NO_SUCH_REGION -> {
                String other = TakeOverAnswers.other(command);
                yield regions != null && other != null && !regions.reaches(other);
            }
            case TRANSFER_DIFFERS -> isAnother(command);
            case OUT_OF_ORDER ->
                regions != null
                        && command instanceof ReceivePlaces receive
                        && receive.getN() > regions.nextFrom(receive.getFrom());
            case NOTHING_FREE ->
                terms != null && regions != null && freeRows(refused.getEvent(), terms, regions) < MIN_FREE_ROWS;
            case TOO_SCATTERED ->
                command instanceof RequestPlaces
                        || (terms != null
                                && regions != null
                                && command instanceof CedePlaces cede
                                && isScattered(cede, terms, regions));
            default -> false;
        };
    }

    private boolean isAnother(Object command) {
        return switch (command) {
            case CedePlaces cede -> {
                TransferFacts before = known.transfer(cede.getEvent(), cede.getTransfer());
                yield before != null && !isSame(cede, before);
            }
            case RequestPlaces request -> {
                TransferFacts before = known.transfer(request.getEvent(), request.getTransfer());
                yield before != null && !before.to().equals(request.getTo());
            }
            default -> false;
        };
    }

    /** Rows that the region has from their first seat to their last, and nobody a seat of. */
    private long freeRows(String event, EventTerms terms, RegionFacts regions) {
        BitSet own = regions.places();
        return terms.sections().stream()
                .flatMap(section -> IntStream.rangeClosed(1, section.rows())
                        .mapToObj(row -> IntStream.rangeClosed(1, section.seatsPerRow())
                                .mapToObj(seat -> "%s-%d-%d".formatted(section.name(), row, seat))))
                .filter(row -> row.allMatch(
                        seat -> own.get(terms.number(seat)) && known.holder(Keys.seat(event, seat)) == null))
                .count();
    }

    private static boolean isScattered(CedePlaces cede, EventTerms terms, RegionFacts regions) {
        BitSet places = terms.places(cede.getPlaces());
        if (places == null) {
            return false;
        }
        BitSet left = regions.places();
        left.andNot(places);
        return terms.ranges(places).size() > TransferLimits.MAX_RANGES
                || terms.ranges(left).size() > TransferLimits.MAX_OWN_RANGES;
    }

    /** Whether the places are such as the refusal says. */
    boolean isTrue(PlacesRefused refused) {
        EventTerms terms = known.event(refused.getEvent());
        RegionFacts regions = known.regions(refused.getEvent());
        if (terms == null || regions == null || refused.getPlaces().isEmpty()) {
            return false;
        }
        BitSet places = terms.places(refused.getPlaces());
        return switch (refused.getReason()) {
            case ELSEWHERE ->
                places != null
                        && !places.intersects(regions.places())
                        && !regions.here().equals(refused.getRegion());
            case TAKEN ->
                places != null
                        && places.stream()
                                .allMatch(place ->
                                        known.holder(Keys.seat(refused.getEvent(), terms.seat(place))) != null);
            case UNKNOWN ->
                refused.getPlaces().stream().map(List::<SeatRange>of).allMatch(range -> terms.places(range) == null);
            case OWNED -> {
                BitSet own = regions.places();
                yield places != null && places.stream().allMatch(own::get);
            }
            case OTHER -> false;
        };
    }
}
