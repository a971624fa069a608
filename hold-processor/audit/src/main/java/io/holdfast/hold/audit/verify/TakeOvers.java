package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One region's part of a take-over (P14, P3): it is an operator's word that a region is lost; of a lost region nothing but what is its own is adopted, its
 * reservations as they stood there and before its places, and all of its places at once; and a region that retires is told so by another.
 */
final class TakeOvers extends Check {

    /** What is adopted ends no earlier than this after its adoption, as is promised. */
    private static final Duration AFTER_ADOPTION = Duration.ofMinutes(10);

    private long takenOver;
    private long reservations;
    private long places;
    private long retired;

    TakeOvers(KnownFacts known, Findings findings) {
        super(Promise.P14, known, findings);
    }

    @Override
    void see(FactSeen fact) {
        switch (fact.fact()) {
            case RegionTakenOver lost -> takenOver(fact, lost);
            case ReservationAdopted adopted -> adopted(fact, adopted);
            case PlacesAdopted adopted -> adopted(fact, adopted);
            case RegionRetired gone -> retired(fact, gone);
            default -> {
                // Has nothing to do with a region that was lost.
            }
        }
    }

    private void takenOver(FactSeen fact, RegionTakenOver lost) {
        takenOver++;
        RegionFacts regions = known.regions(lost.getEvent());
        if (regions == null
                || !regions.reaches(lost.getRegion())
                || regions.isRetired()
                || regions.lost(lost.getRegion()) != null) {
            broken(
                    fact,
                    "%s was taken over, which has nothing of %s, or was taken over before"
                            .formatted(lost.getRegion(), lost.getEvent()));
        }
        TakeOverRegion asked = command(fact, TakeOverRegion.class);
        if (fact.command() != null
                && (asked == null
                        || !asked.getRegion().equals(lost.getRegion())
                        || asked.getUpToPartition() != lost.getUpToPartition()
                        || asked.getUpToOffset() != lost.getUpToOffset()
                        || !asked.getDigest().equals(lost.getDigest()))) {
            broken(fact, "%s was taken over otherwise than was asked".formatted(lost.getRegion()));
        }
    }

    private void adopted(FactSeen fact, ReservationAdopted adopted) {
        reservations++;
        RegionFacts regions = known.regions(adopted.getEvent());
        EventTerms terms = known.event(adopted.getEvent());
        if (regions == null || terms == null || !regions.isBeingAdopted(adopted.getRegion())) {
            broken(
                    fact,
                    "%s was adopted from %s, which was not taken over, or has no places any more"
                            .formatted(fact.key(), adopted.getRegion()));
        } else if (!regions.owner(adopted.getReservation()).equals(adopted.getRegion())) {
            broken(
                    Promise.P3,
                    fact,
                    "%s was adopted from %s, and the identity is %s's"
                            .formatted(fact.key(), adopted.getRegion(), regions.owner(adopted.getReservation())));
        } else if (fact.holds()) {
            seats(fact, adopted.getState(), terms, regions.places());
        }
        state(fact, adopted.getState());
    }

    private void seats(FactSeen fact, Reservation state, EventTerms terms, BitSet own) {
        for (String seat : state.getSeats()) {
            int place = terms.number(seat);
            if (place < 0) {
                broken(
                        Promise.P2,
                        fact,
                        "%s was adopted with seat %s, which the event does not have".formatted(fact.key(), seat));
            } else if (own.get(place)) {
                broken(fact, "%s was adopted with seat %s, which is not the lost region's".formatted(fact.key(), seat));
            }
        }
    }

    /** It stands here as the command says that it stood there, but that it has time. */
    private void state(FactSeen fact, Reservation here) {
        AdoptReservation asked = command(fact, AdoptReservation.class);
        if (asked == null) {
            return;
        }
        Reservation there = asked.getState();
        if (!same(there, here)) {
            broken(
                    Promise.P3,
                    fact,
                    "%s was adopted as %s, and stood otherwise: %s".formatted(fact.key(), said(here), said(there)));
        }
        Instant soonest = Instant.ofEpochMilli(fact.atMs()).plus(AFTER_ADOPTION);
        boolean held = here.getStatus() == ReservationStatus.HELD || here.getStatus() == ReservationStatus.PAYING;
        if (!isDue(here.getExpiresAt(), there.getExpiresAt(), held ? soonest : null)
                || !isDue(here.getPayBy(), there.getPayBy(), soonest)) {
            broken(
                    Promise.P5,
                    fact,
                    "%s had time until %s and %s there, and was adopted with time until %s and %s"
                            .formatted(
                                    fact.key(),
                                    there.getExpiresAt(),
                                    there.getPayBy(),
                                    here.getExpiresAt(),
                                    here.getPayBy()));
        }
    }

    private static boolean isDue(@Nullable Instant here, @Nullable Instant there, @Nullable Instant soonest) {
        Instant due = there == null || soonest == null || there.isAfter(soonest) ? there : soonest;
        return Objects.equals(here, due);
    }

    /** But for what the adoption changes: deadlines, version, history and cause. */
    private static boolean same(Reservation there, Reservation here) {
        return Reservation.newBuilder(there)
                        .setExpiresAt(here.getExpiresAt())
                        .setPayBy(here.getPayBy())
                        .setVersion(here.getVersion())
                        .setHistory(here.getHistory())
                        .setDecided(here.getDecided())
                        .setSeats(here.getSeats())
                        .build()
                        .equals(here)
                && there.getSeats().stream().sorted().toList().equals(here.getSeats())
                && here.getVersion() == there.getVersion() + 1;
    }

    private static String said(Reservation state) {
        return "%s %s %s, version %d"
                .formatted(state.getStatus(), state.getSettlement(), state.getSeats(), state.getVersion());
    }

    private void adopted(FactSeen fact, PlacesAdopted adopted) {
        EventTerms terms = known.event(adopted.getEvent());
        RegionFacts regions = known.regions(adopted.getEvent());
        BitSet there = terms == null ? null : terms.places(adopted.getPlaces());
        if (terms == null || regions == null || there == null || !regions.isBeingAdopted(adopted.getRegion())) {
            broken(
                    fact,
                    "places of %s were adopted, which was not taken over, or has none any more"
                            .formatted(adopted.getRegion()));
            return;
        }
        places += there.cardinality();
        BitSet rest = new BitSet();
        rest.set(0, terms.seats());
        rest.andNot(regions.places());
        if (!rest.equals(there) || adopted.getEpoch() <= regions.epoch()) {
            broken(
                    fact,
                    "%s of %s were adopted at epoch %d, and %s has %s at epoch %d"
                            .formatted(
                                    terms.ranges(there),
                                    adopted.getRegion(),
                                    adopted.getEpoch(),
                                    regions.here(),
                                    terms.ranges(regions.places()),
                                    regions.epoch()));
        }
        AdoptPlaces asked = command(fact, AdoptPlaces.class);
        if (fact.command() != null && (asked == null || !asked.getRegion().equals(adopted.getRegion()))) {
            broken(fact, "places of %s were adopted, and nobody asked".formatted(adopted.getRegion()));
        }
    }

    private void retired(FactSeen fact, RegionRetired gone) {
        retired++;
        RegionFacts regions = known.regions(gone.getEvent());
        RetireRegion asked = command(fact, RetireRegion.class);
        boolean told = fact.command() == null
                || (asked != null
                        && asked.getBy().equals(gone.getBy())
                        && asked.getUpToPartition() == gone.getUpToPartition()
                        && asked.getUpToOffset() == gone.getUpToOffset());
        if (regions == null || regions.isRetired() || !regions.reaches(gone.getBy()) || !told) {
            broken(
                    fact,
                    "%s took this region over by its own word, or once more, or nobody said so"
                            .formatted(gone.getBy()));
        }
    }

    private static <T> @Nullable T command(FactSeen fact, Class<T> kind) {
        return fact.command() == null || !Objects.equals(fact.command().subject(), fact.key())
                ? null
                : fact.command().as(kind);
    }

    /** Of a log in which no region was lost nothing is said. */
    @Override
    void end() {
        if (takenOver > 0) {
            checked("regions taken over", takenOver);
            findings.checked(Promise.P3, "reservations adopted as they stood", reservations);
            checked("places adopted", places);
        }
        if (retired > 0) {
            checked("regions retired", retired);
        }
    }
}
