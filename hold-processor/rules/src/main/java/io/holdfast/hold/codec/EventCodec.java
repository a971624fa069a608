package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.view.EventStatus;
import java.util.List;
import java.util.Optional;

/** Events between the rules and the published state, which is also how the store keeps them. */
public final class EventCodec {

    private EventCodec() {}

    /** As the view has it. */
    public static io.holdfast.schemas.view.Event record(Event event) {
        return new io.holdfast.schemas.view.Event(
                event.id(),
                event.terms().name(),
                event.terms().currency(),
                sections(event.terms().plan()),
                event.open() ? EventStatus.OPEN : EventStatus.CLOSED,
                CauseCodec.record(event.decided()),
                event.terms().rules(),
                event.terms().home().map(RegionCodec::record).orElse(null),
                event.ownership().map(RegionCodec::record).orElse(null),
                event.terms().tenant().orElse(null),
                event.terms().perCustomer());
    }

    /** As the rules have it. */
    public static Event event(io.holdfast.schemas.view.Event record) {
        var terms = new Event.Terms(
                record.getName(),
                record.getCurrency(),
                plan(record.getSections()),
                record.getRules(),
                Optional.ofNullable(record.getHome()).map(RegionCodec::home),
                Optional.ofNullable(record.getTenant()),
                record.getPerCustomer());
        return new Event(
                record.getEvent(),
                terms,
                switch (record.getStatus()) {
                    case OPEN -> true;
                    case CLOSED -> false;
                    case OTHER -> throw SameName.laterVersion();
                },
                Optional.ofNullable(record.getOwnership()).map(ownership -> RegionCodec.ownership(ownership, terms)),
                CauseCodec.cause(record.getDecided()));
    }

    static SeatingPlan plan(List<io.holdfast.schemas.view.Section> sections) {
        return new SeatingPlan(sections.stream()
                .map(section -> new Section(
                        section.getName(), section.getRows(), section.getSeatsPerRow(), section.getPriceMinor()))
                .toList());
    }

    static List<io.holdfast.schemas.view.Section> sections(SeatingPlan plan) {
        return plan.sections().stream()
                .map(section -> new io.holdfast.schemas.view.Section(
                        section.name(), section.rows(), section.seatsPerRow(), section.priceMinor()))
                .toList();
    }
}
