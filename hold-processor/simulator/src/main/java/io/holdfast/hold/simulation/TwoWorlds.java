package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.regions.RegionReading;
import io.holdfast.hold.audit.regions.TransferComparison;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.view.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trouble and calm in two regions and on the link between them. Each opens one of the events, and the other adopts it. */
final class TwoWorlds implements Schedule {

    private static final String EU = "eu";
    private static final String US = "us";
    private static final int LINK_PERCENT = 30;
    private static final int TRANSFER_PERCENT = 8;
    private static final int STRAY_PERCENT = 5;

    /** Of all violations the first is told. */
    private static final int KEPT = 1;

    private final Stage stage;
    private final AuditSerdes serdes;
    private final World eu;
    private final World us;
    private final List<World> worlds;
    private final List<Link> links;

    TwoWorlds(Stage stage, Parts parts, Reliability reliability, AuditSerdes serdes) {
        this.stage = stage;
        this.serdes = serdes;
        Map<String, String> homes = Map.of(World.EVENTS.getFirst(), EU, World.EVENTS.getLast(), US);
        this.eu = new World(stage.in(EU), Optional.of(new Region(EU, US, homes)), parts, serdes);
        this.us = new World(stage.in(US), Optional.of(new Region(US, EU, homes)), parts, serdes);
        this.worlds = List.of(eu, us);
        this.links =
                List.of(link(eu, us, new Courier(EU, US), reliability), link(us, eu, new Courier(US, EU), reliability));
    }

    private Link link(World from, World to, Courier courier, Reliability reliability) {
        return new Link(
                from,
                to,
                courier,
                reliability,
                serdes.hold().facts(),
                serdes.hold().commands(),
                stage);
    }

    @Override
    public void run(int steps) {
        List<FaultPhase> faults = worlds.stream().map(FaultPhase::new).toList();
        for (int i = 0; i < steps * worlds.size(); i++) {
            if (stage.chance().percent(LINK_PERCENT)) {
                stage.chance().pick(links).act();
            } else if (stage.chance().percent(TRANSFER_PERCENT)) {
                stage.chance().pick(worlds).callers.transfer();
            } else if (stage.chance().percent(STRAY_PERCENT)) {
                stray();
            } else {
                stage.chance().pick(faults).step();
            }
        }
        RecoveryPhase.calm(worlds, links, stage.time());
        compare(true);
    }

    /**
     * Both regions use one account at the provider, so that its word about a payment of one region reaches the other, too. It is sent only about
     * events that the receiver knows. The rules cannot tell which region an unknown event belongs to: payment-adapter must (decision 50).
     */
    private void stray() {
        boolean toEu = stage.chance().percent(50);
        World receiver = toEu ? eu : us;
        Optional<Reservation> any = (toEu ? us : eu).states.any(stage.chance());
        any.filter(foreign -> receiver.states.knows(foreign.getEvent())).ifPresent(foreign -> {
            stage.trace().count("provider's word to the wrong region");
            var word = new RecordPayment(
                    foreign.getEvent(),
                    foreign.getReservation(),
                    Math.max(1, foreign.getAttempts()),
                    stage.chance().pick(List.of(PaymentOutcome.AUTHORIZED, PaymentOutcome.CAPTURED)),
                    foreign.getPriceMinor(),
                    foreign.getCurrency(),
                    null,
                    null);
            receiver.network.send(
                    Message.ofProvider(serdes.hold().commands(), foreign.getEvent(), foreign.getReservation(), word));
        });
    }

    private void compare(boolean allArrived) {
        var findings = new Findings(KEPT);
        TransferComparison.of(
                List.of(
                        RegionReading.of(EU, eu.records, serdes.hold().facts()),
                        RegionReading.of(US, us.records, serdes.hold().facts())),
                allArrived,
                findings);
        findings.violations().stream().findFirst().ifPresent(violation -> {
            throw new BrokenPromise(violation.promise(), "%s %s".formatted(violation.what(), violation.records()));
        });
    }

    @Override
    public void auditUnderWay() {
        worlds.forEach(world -> world.audit.underWay());
        compare(false);
    }
}
