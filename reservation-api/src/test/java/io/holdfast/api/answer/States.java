package io.holdfast.api.answer;

import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Ownership.Link;
import io.holdfast.api.model.Ownership.TakenOver;
import io.holdfast.api.model.PlaceName;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Section;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** States as the owner publishes them, for tests. */
public final class States {

    public static final String EVENT = "ev-1";
    public static final String RESERVATION = "cart-1";
    public static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    public static final Section SECTION_A = new Section("A", 2, 10, 4500);
    public static final Section SECTION_B = new Section("B", 1, 3, 2000);

    /** The checkout that the tests' callers ask for. */
    public static final Reservation.Asked VISA =
            new Reservation.Asked(Optional.of("pm_card_visa"), Optional.of(print("a@example.com")));

    private States() {}

    /** A fingerprint as the tests' contacts make it. */
    public static String print(String email) {
        return "print-" + email.replace('@', '-');
    }

    /** Attempts to pay; the latest asked for {@link #VISA}. */
    public static Reservation.Payments payments(int attempts, int declinedAttempt, Optional<String> code) {
        return new Reservation.Payments(attempts, declinedAttempt, false, code, VISA, Optional.empty());
    }

    /** Attempts to pay for a sale. */
    public static Reservation.Payments sale(int attempts, int declinedAttempt, Reservation.Settlement settlement) {
        return new Reservation.Payments(
                attempts, declinedAttempt, false, Optional.empty(), VISA, Optional.of(settlement));
    }

    public static LogPosition at(long offset) {
        return new LogPosition(3, offset);
    }

    public static Decided decided(long offset) {
        return new Decided(at(offset), NOW, Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"), Settled.COMMITTED);
    }

    public static EventRequest eventRequest() {
        return new EventRequest(EVENT, "The concert", "EUR", List.of(SECTION_A, SECTION_B), Optional.empty());
    }

    public static Event event(Event.Status status, long offset) {
        return event(EVENT, status, offset);
    }

    public static Event open() {
        return event(Event.Status.OPEN, 1);
    }

    public static Event open(String id) {
        return event(id, Event.Status.OPEN, 1);
    }

    private static Event event(String id, Event.Status status, long offset) {
        return event(id, "The concert", List.of(SECTION_A, SECTION_B), status, decided(offset));
    }

    /** An event that knows no regions, is everybody's and has no limit. */
    public static Event event(String id, String name, List<Section> plan, Event.Status status, Decided decided) {
        return event(id, name, plan, status, Optional.empty(), decided);
    }

    private static Event event(
            String id,
            String name,
            List<Section> plan,
            Event.Status status,
            Optional<Ownership> ownership,
            Decided decided) {
        return new Event(id, name, "EUR", plan, status, ownership, Optional.empty(), 0, decided);
    }

    private static Event owned(Ownership ownership) {
        return event(
                EVENT,
                "The concert",
                List.of(SECTION_A, SECTION_B),
                Event.Status.OPEN,
                Optional.of(ownership),
                decided(1));
    }

    /** An event that eu opened, as the log of this region has it; us has section B. */
    public static Event shared(String here) {
        return shared(here, Map.of("us", "B"), List.of());
    }

    /**
     * An event that eu opened, as the log of this region has it.
     *
     * @param shares the names of what other regions have
     */
    public static Event shared(String here, Map<String, String> shares, List<Cession> cessions) {
        var places = new TreeMap<String, Places>();
        shares.forEach((region, name) -> places.put(region, places(name)));
        return owned(new Ownership(here, home(), places, new TreeMap<>(), cessions, List.of()));
    }

    /** As {@link #shared(String)}, once transfers with another region have come this far. */
    public static Event linked(String here, String other, Link link, List<Cession> cessions) {
        Ownership known = shared(here).ownership().orElseThrow();
        var links = new TreeMap<String, Link>();
        links.put(other, link);
        return owned(new Ownership(here, known.home(), known.shares(), links, cessions, List.of()));
    }

    /** As {@link #shared(String)}, once us was lost and eu has taken it over. */
    public static Event takenOver(String here, boolean placesAdopted) {
        return takenOver(here, placesAdopted, List.of());
    }

    /** As {@link #takenOver(String, boolean)}, with these transfers before. */
    public static Event takenOver(String here, boolean placesAdopted, List<Cession> cessions) {
        return takenOver("eu", here, placesAdopted, placesAdopted ? Map.of() : Map.of("us", "B"), cessions);
    }

    /** An event that one region opened and whose section B another one has, once us was lost and eu has taken it over. */
    public static Event takenOver(String home, String other, String here, boolean placesAdopted) {
        return takenOver(home, here, placesAdopted, Map.of(other, "B"), List.of());
    }

    private static Event takenOver(
            String home, String here, boolean placesAdopted, Map<String, String> shares, List<Cession> cessions) {
        var places = new TreeMap<String, Places>();
        shares.forEach((region, name) -> places.put(region, places(name)));
        return owned(new Ownership(
                here,
                new Home(home, List.of(home.equals("eu") ? "us" : "eu")),
                places,
                new TreeMap<>(),
                cessions,
                List.of(new TakenOver("us", "eu", placesAdopted))));
    }

    /** Where it was opened: us got section B. */
    public static Home home() {
        return new Home("eu", List.of("us")).with(Map.of("us", places("B")));
    }

    /** The places of one name. */
    public static Places places(String name) {
        List<Section> plan = List.of(SECTION_A, SECTION_B);
        return Places.of(plan, List.of(PlaceName.in(plan, name).orElseThrow()));
    }

    public static HoldRequest holdRequest() {
        return new HoldRequest(EVENT, RESERVATION, List.of("A-1-2", "A-1-1"), 300);
    }

    public static Reservation reservation(Reservation.Status status, long offset) {
        return reservation(status, Reservation.Payments.NONE, offset);
    }

    public static Reservation reservation(String id, Reservation.Status status, long offset) {
        return reservation(id, status, Reservation.Payments.NONE, offset);
    }

    public static Reservation reservation(Reservation.Status status, Reservation.Payments payments, long offset) {
        return reservation(RESERVATION, status, payments, offset);
    }

    /** The same event, of this tenant. */
    public static Event of(String tenant, Event event) {
        return new Event(
                event.id(),
                event.name(),
                event.currency(),
                event.sections(),
                event.status(),
                event.ownership(),
                Optional.of(tenant),
                event.perCustomer(),
                event.decided());
    }

    /** The same reservation, for this customer. */
    public static Reservation of(Optional<String> customer, Reservation state) {
        return with(state, state.history(), customer, state.overLimit());
    }

    /** A hold of this customer that was rejected, since it would have had more places than it may. */
    public static Reservation overLimit(String customer, int have, int max) {
        var asked = new Reservation.Step(
                "REJECTED",
                1,
                "HoldRejected",
                "HoldSeats",
                Optional.empty(),
                Optional.of(new Caller("acme", "shop", Optional.of(customer), false, List.of())),
                decided(7));
        return with(
                reservation(Reservation.Status.REJECTED_OVER_LIMIT, 7),
                List.of(asked),
                Optional.of(customer),
                Optional.of(new Reservation.OverLimit(have, max)));
    }

    private static Reservation with(
            Reservation state,
            List<Reservation.Step> history,
            Optional<String> customer,
            Optional<Reservation.OverLimit> overLimit) {
        return new Reservation(
                state.event(),
                state.id(),
                state.status(),
                state.seats(),
                state.holdSeconds(),
                state.expiresAt(),
                state.version(),
                state.priceMinor(),
                state.currency(),
                state.payments(),
                state.receipt(),
                history,
                state.unavailable(),
                customer,
                overLimit,
                state.decided());
    }

    private static Reservation reservation(
            String id, Reservation.Status status, Reservation.Payments payments, long offset) {
        boolean held = switch (status) {
            case HELD, PAYING, VOIDING, SOLD -> true;
            default -> false;
        };
        boolean taken = status == Reservation.Status.REJECTED_FOR_SEATS;
        return new Reservation(
                EVENT,
                id,
                status,
                List.of("A-1-1", "A-1-2"),
                300,
                held ? Optional.of(NOW.plusSeconds(300)) : Optional.empty(),
                1,
                9000,
                "EUR",
                payments,
                Optional.empty(),
                List.of(new Reservation.Step(
                        "HELD", 1, "SeatsHeld", "HoldSeats", Optional.empty(), Optional.empty(), decided(4))),
                taken ? List.of(new UnavailableSeat("A-1-2", UnavailableSeat.TAKEN)) : List.of(),
                Optional.empty(),
                Optional.empty(),
                decided(offset));
    }
}
