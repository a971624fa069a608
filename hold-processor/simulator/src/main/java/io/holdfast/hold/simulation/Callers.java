package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Customers who press every button, more than once, and organisers: what reservation-api sends for them. */
final class Callers {

    /** What there is to sell. */
    private record House(List<Section> sections, List<String> seats) {}

    private static final House SMALL = new House(
            List.of(new Section("A", 1, 3, 4_500L), new Section("B", 1, 2, 0L)),
            List.of("A-1-1", "A-1-2", "A-1-3", "B-1-1", "B-1-2"));

    /** With two regions there are rows to be ceded. */
    private static final House IN_ROWS = new House(
            List.of(new Section("A", 2, 2, 4_500L), new Section("B", 3, 1, 0L)),
            List.of("A-1-1", "A-1-2", "A-2-1", "A-2-2", "B-1-1", "B-2-1", "B-3-1"));

    private static final List<List<SeatRange>> PLACES = List.of(
            List.of(new SeatRange("A-1-1", "A-1-2")),
            List.of(new SeatRange("A-2-1", "A-2-2")),
            List.of(new SeatRange("A-1-2", "A-2-1")),
            List.of(new SeatRange("A-1-1", "A-2-2"), new SeatRange("B-1-1", "B-3-1")),
            List.of(new SeatRange("B-1-1", "B-3-1")),
            List.of(new SeatRange("B-2-1", "B-2-1")),
            List.of(new SeatRange("A-1-1", "A-1-1"), new SeatRange("B-3-1", "B-3-1")));
    private static final String UNKNOWN_SEAT = "A-9-1";
    private static final int SAME_TRANSFER_PERCENT = 20;
    private static final int REQUEST_PERCENT = 30;
    private static final int FIRST_CUSTOMERS = 6;
    private static final int NEW_PERCENT = 10;
    private static final int LATELY = 8;
    private static final int LATELY_PERCENT = 80;
    private static final int LONGEST_HOLD_SECONDS = 9;
    private static final int LONGEST_WINDOW_SECONDS = 4;
    private static final int TRACED_PERCENT = 30;

    /** Who asks for what: the same each time, as the promise has it. */
    private record Identity(
            String event,
            String reservation,
            List<String> seats,
            int holdSeconds,
            @Nullable String customer) {}

    private final List<Identity> identities = new ArrayList<>();
    private final List<String> events;
    private final Network network;
    private final AvroSerde<SeatCommand> serde;
    private final CommittedStates states;
    private final Chance chance;
    private final Askers askers;
    private final Optional<Region> region;
    private final House house;
    private int transfers;
    private boolean served = true;

    Callers(
            List<String> events,
            Optional<Region> region,
            Network network,
            AvroSerde<SeatCommand> serde,
            CommittedStates states,
            Chance chance) {
        this.events = events;
        this.region = region;
        this.house = region.isPresent() ? IN_ROWS : SMALL;
        this.network = network;
        this.serde = serde;
        this.states = states;
        this.chance = chance;
        this.askers = new Askers(events, chance);
        for (int i = 0; i < FIRST_CUSTOMERS; i++) {
            newcomer();
        }
    }

    /** Customers of a region that is lost come here, with the identities that they have. */
    void welcome(Callers others) {
        others.identities.stream().filter(one -> !identities.contains(one)).forEach(identities::add);
    }

    /** Whether this region's customers reach it. */
    boolean isServed() {
        return served;
    }

    /** Opens or shuts the region to its customers. */
    void serve(boolean open) {
        served = open;
    }

    private Identity newcomer() {
        String name = "r" + identities.size();
        String event = chance.pick(events);
        var identity = new Identity(
                event,
                region.map(one -> one.identity(event, name, chance)).orElse(name),
                seats(),
                chance.between(1, LONGEST_HOLD_SECONDS),
                askers.customer());
        identities.add(identity);
        return identity;
    }

    /** Somebody new, or most often somebody who came lately; those who came long ago try again as well. */
    private Identity somebody() {
        if (chance.percent(NEW_PERCENT)) {
            return newcomer();
        }
        boolean lately = chance.percent(LATELY_PERCENT);
        return chance.pick(
                lately ? identities.subList(Math.max(0, identities.size() - LATELY), identities.size()) : identities);
    }

    private List<String> seats() {
        var shuffled = new ArrayList<>(house.seats());
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, chance.below(i + 1));
        }
        if (chance.percent(5)) {
            shuffled.addFirst(UNKNOWN_SEAT);
        }
        return List.copyOf(shuffled.subList(0, chance.between(1, 3)));
    }

    /** An event goes on sale. */
    void open(String event) {
        open(event, "Night of Strings", askers.program(event));
    }

    private void open(String event, String name, @Nullable Caller caller) {
        if (region.isEmpty()) {
            open(event, name, RulesVersion.FIRST, null, caller);
        } else if (region.get().opens(event)) {
            open(event, name, RulesVersion.REGIONS, region.get().home(), caller);
        }
    }

    private void open(String event, String name, int rules, @Nullable Home home, @Nullable Caller caller) {
        int version = askers.version(event, rules);
        int perCustomer = askers.perCustomer(event);
        send(event, event, new OpenEvent(event, name, "EUR", house.sections(), version, home, perCustomer), caller);
    }

    /** Somebody moves places to the other region, or that one asks for some. */
    void transfer() {
        Region here = region.orElseThrow();
        String event = chance.pick(events);
        String name = "t" + (chance.percent(SAME_TRANSFER_PERCENT) ? chance.below(transfers + 1) : transfers++);
        send(
                event,
                event,
                chance.percent(REQUEST_PERCENT)
                        ? new RequestPlaces(event, name, here.other(), chance.between(1, 3))
                        : new CedePlaces(event, name, here.other(), chance.pick(PLACES)),
                askers.somebody(event, null));
    }

    /** An organiser presses a button. */
    void organise() {
        String event = chance.pick(events);
        switch (chance.below(8)) {
            case 0 -> send(event, event, new CloseEvent(event), askers.somebody(event, null));
            case 1 -> open(event, "Another name", askers.somebody(event, null));
            default -> open(event, "Night of Strings", askers.somebody(event, null));
        }
    }

    /** A customer presses a button, most often one that makes sense. */
    void press() {
        Identity who = somebody();
        Optional<Reservation> seen = states.find(Keys.reservation(who.event(), who.reservation()));
        int attempts = seen.map(Reservation::getAttempts).orElse(0);
        int dice = chance.below(100);
        String status = seen.map(view -> view.getStatus().name()).orElse("UNKNOWN");
        int holdsUpTo = status.equals("UNKNOWN") ? 92 : 20;
        if (dice < holdsUpTo) {
            hold(who);
        } else if (dice < holdsUpTo + (100 - holdsUpTo) * 4 / 5) {
            checkout(who, status.equals("HELD") ? attempts + 1 : Math.max(1, attempts + chance.below(2)));
        } else if (chance.percent(50)) {
            send(who, new ReleaseSeats(who.event(), who.reservation()));
        } else {
            int seconds = chance.between(1, LONGEST_HOLD_SECONDS);
            send(who, new ExtendHold(who.event(), who.reservation(), seconds));
        }
    }

    /** Somebody new holds a seat that costs something and pays for it, without a pause. */
    void buy() {
        Identity who = newcomer();
        String seat = chance.pick(
                house.seats().stream().filter(one -> one.startsWith("A-")).toList());
        append(
                who.event(),
                seat,
                new HoldSeats(who.event(), who.reservation(), List.of(seat), LONGEST_HOLD_SECONDS, who.customer()));
        append(
                who.event(),
                who.reservation(),
                new Checkout(who.event(), who.reservation(), 1, "pm_card_visa", LONGEST_WINDOW_SECONDS, null));
    }

    private void append(String event, String subject, Object command) {
        network.append(Message.ofCaller(serde, event, subject, new SeatCommand(command, askers.program(event)), 0));
    }

    private void hold(Identity who) {
        List<String> seats = chance.percent(10) ? seats() : who.seats();
        Caller caller = askers.somebody(who.event(), who.customer());
        // A browser need not say for whom it asks.
        String customer = caller == null || caller.getCustomer() == null || chance.percent(10) ? who.customer() : null;
        send(
                who.event(),
                seats.getFirst(),
                new HoldSeats(who.event(), who.reservation(), seats, who.holdSeconds(), customer),
                caller);
    }

    private void checkout(Identity who, int attempt) {
        int window = chance.between(1, LONGEST_WINDOW_SECONDS);
        send(who, new Checkout(who.event(), who.reservation(), attempt, "pm_card_visa", window, null));
    }

    private void send(Identity who, Object command) {
        send(who.event(), who.reservation(), command, askers.somebody(who.event(), who.customer()));
    }

    private void send(String event, String subject, Object command, @Nullable Caller caller) {
        if (!served) {
            return;
        }
        int trace = chance.percent(TRACED_PERCENT) ? 1 + chance.below(1_000) : 0;
        network.send(Message.ofCaller(serde, event, subject, new SeatCommand(command, caller), trace));
    }
}
