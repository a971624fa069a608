package io.holdfast.hold.audit.golden;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Section;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands by which all that version 3 of the rules adds happens at least once. */
final class CallersGoldenStory {

    /** Acme's, with a limit. */
    private static final String OURS = GoldenStory.another(7);

    /** Nobody's, with a limit. */
    private static final String NOBODYS = GoldenStory.another(8);

    /** Acme's, and opened in us. */
    private static final String THEIRS = GoldenStory.another(9);

    private static final List<Section> SECTIONS = List.of(new Section("A", 4, 5, 0L), new Section("B", 2, 5, 2_500L));
    private static final Caller ACME = new Caller("acme", "box-office", null, false, List.of());
    private static final Caller OTHER = new Caller("other", "box-office", null, false, List.of());
    private static final Caller ANNA = new Caller("acme", "page", "anna", true, List.of("fanclub"));
    private static final Caller BERT = new Caller("acme", "page", "bert", true, List.of());
    private static final Caller NAMELESS = new Caller("acme", "page", null, true, List.of());

    private final LiveLog live;

    CallersGoldenStory(LiveLog live) {
        this.live = live;
    }

    private void open(String event, int rules, int perCustomer, @Nullable Caller caller) {
        live.send(new OpenEvent(event, "A night", "EUR", SECTIONS, rules, null, perCustomer), caller);
    }

    private void hold(
            String event, String reservation, @Nullable String customer, @Nullable Caller caller, String... seats) {
        live.send(new HoldSeats(event, reservation, List.of(seats), 300, customer), caller);
    }

    void tell() {
        tenants();
        limits();
        live.send(new AdoptEvent(
                THEIRS, "A night", "EUR", SECTIONS, 3, new Home("us", List.of("eu"), List.of()), "eu", "acme", 2));
        live.send(new CloseEvent(THEIRS), OTHER);
        live.send(new CloseEvent(THEIRS), ACME);
    }

    private void tenants() {
        open(OURS, 3, 2, ACME);
        open(OURS, 3, 2, ACME);
        open(OURS, 3, 4, ACME);
        open(OURS, 3, 2, OTHER);
        open(OURS, 1, 0, null);
        hold(OURS, "hers", null, ANNA, "A-1-1");
        hold(OURS, "hers", null, BERT, "A-1-1");
        hold(OURS, "hers", null, ACME, "A-1-1");
        hold(OURS, "hers", "bert", ACME, "A-1-1");
        hold(OURS, "his", "anna", BERT, "A-1-2");
        hold(OURS, "nobodys", null, ACME, "A-1-2");
        for (Caller caller : List.of(OTHER, BERT, NAMELESS)) {
            live.send(new ReleaseSeats(OURS, "hers"), caller);
            live.send(new ExtendHold(OURS, "hers", 600), caller);
            live.send(new Checkout(OURS, "hers", 1, null, 120, null), caller);
            live.send(new ReleaseSeats(OURS, "nobodys"), caller);
        }
        live.send(new ReleaseSeats(OURS, "hers"));
        live.send(new CloseEvent(OURS), OTHER);
        live.send(new ReleaseSeats(OURS, "unknown"), ANNA);
    }

    private void limits() {
        open(NOBODYS, 3, 2, null);
        hold(NOBODYS, "cart-1", "anna", null, "A-1-1");
        hold(NOBODYS, "cart-2", "anna", null, "A-1-2", "A-1-3");
        hold(NOBODYS, "cart-3", "anna", OTHER, "A-1-2");
        hold(NOBODYS, "cart-4", "bert", ACME, "A-1-3", "A-1-4");
        hold(NOBODYS, "cart-5", null, null, "A-2-1", "A-2-2", "A-2-3");
        live.send(new Checkout(NOBODYS, "cart-1", 1, null, 120, null));
        hold(NOBODYS, "cart-6", "anna", null, "A-3-1");
        live.later(Duration.ofMinutes(6));
        hold(NOBODYS, "cart-7", "anna", null, "A-1-2");
        hold(NOBODYS, "cart-8", "anna", null, "A-1-3");
        hold(NOBODYS, "cart-2", "anna", null, "A-1-2", "A-1-3");
    }
}
