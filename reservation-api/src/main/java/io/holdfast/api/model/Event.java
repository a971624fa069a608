package io.holdfast.api.model;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.limits.SeatId;
import java.util.List;
import java.util.Optional;

/**
 * An event as its owner last published it.
 *
 * @param id chosen by the caller that opened it
 * @param name what the public calls it
 * @param currency ISO 4217 code of every price
 * @param sections the seating plan
 * @param status whether new holds are taken
 * @param ownership who has its places; empty if it knows no regions
 * @param tenant whose it is; empty if it is everybody's, since it was opened without asking who does
 * @param perCustomer places that one customer may have, held and sold together; 0 for no limit
 * @param decided the decision behind this state
 */
public record Event(
        String id,
        String name,
        String currency,
        List<Section> sections,
        Status status,
        Optional<Ownership> ownership,
        Optional<String> tenant,
        int perCustomer,
        Decided decided) {

    /** Whether a caller may act on it and on what belongs to it; the same that the owner's rules ask. */
    public boolean isOpenTo(Optional<Caller> caller) {
        return tenant.isEmpty() || tenant.equals(caller.map(Caller::tenant));
    }

    /** Whether new holds are taken. */
    public enum Status {
        /** They are. */
        OPEN,
        /** They are not; live ones run on. */
        CLOSED,
        /** A later version of the owner knows; this one must not guess. */
        OTHER
    }

    /** Where on the log its state was decided. */
    public LogPosition position() {
        return decided.position();
    }

    /** How many seats the plan has. */
    public long seats() {
        return sections.stream().mapToLong(Section::seats).sum();
    }

    /** Whether the plan has a section of this name. */
    public boolean hasSection(String section) {
        return sections.stream().anyMatch(one -> one.name().equals(section));
    }

    /** Those of the seats that the plan does not have. */
    public List<UnavailableSeat> unknown(List<String> seats) {
        return seats.stream()
                .filter(seat -> !has(seat))
                .map(seat -> new UnavailableSeat(seat, UnavailableSeat.UNKNOWN_SEAT))
                .toList();
    }

    private boolean has(String seat) {
        return SeatId.parse(seat).stream().anyMatch(id -> Places.has(sections, id));
    }
}
