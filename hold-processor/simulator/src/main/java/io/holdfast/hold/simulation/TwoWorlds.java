package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.regions.RegionLog;
import io.holdfast.hold.audit.regions.RegionReading;
import io.holdfast.hold.audit.regions.TakeOverComparison;
import io.holdfast.hold.audit.regions.TransferComparison;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.view.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trouble and calm in two regions and on the link between them. Each opens one of the events, and the other adopts it. */
final class TwoWorlds implements SimulatedSchedule {

    private static final String EU = "eu";
    private static final String US = "us";
    private static final int LINK_PERCENT = 30;
    private static final int TRANSFER_PERCENT = 8;
    private static final int STRAY_PERCENT = 5;
    private static final int LOSS_PERCENT = 30;
    private static final int TIMES_AS_LONG = 3;
    private static final int TAKE_OVER_PERCENT = 12;
    private static final int BUY_PERCENT = 12;

    /** Of all violations the first is told. */
    private static final int KEPT = 1;

    private final RunContext context;
    private final AuditSerdes serdes;
    private final World eu;
    private final World us;
    private final List<World> worlds;
    private final List<MirroredLink> links;
    private final Loss loss;

    TwoWorlds(RunContext context, Parts parts, Reliability reliability, AuditSerdes serdes) {
        this.context = context;
        this.serdes = serdes;
        Map<String, String> homes = Map.of(World.EVENTS.getFirst(), EU, World.EVENTS.getLast(), US);
        this.eu = new World(context.in(EU), Optional.of(new Region(EU, US, homes)), parts, serdes);
        this.us = new World(context.in(US), Optional.of(new Region(US, EU, homes)), parts, serdes);
        this.worlds = List.of(eu, us);
        this.links =
                List.of(link(eu, us, new Courier(EU, US), reliability), link(us, eu, new Courier(US, EU), reliability));
        var sides = List.of(new Loss.Side(EU, eu, links.getFirst()), new Loss.Side(US, us, links.getLast()));
        boolean isUs = context.chance().percent(50);
        this.loss = new Loss(
                isUs ? sides.getLast() : sides.getFirst(),
                isUs ? sides.getFirst() : sides.getLast(),
                reliability,
                parts.rules().apply(context.time()::nowMs),
                serdes,
                context);
    }

    private MirroredLink link(World from, World to, Courier courier, Reliability reliability) {
        return new MirroredLink(
                from,
                to,
                courier,
                reliability,
                serdes.hold().facts(),
                serdes.hold().commands(),
                context);
    }

    @Override
    public void run(int steps) {
        Map<World, FaultPhase> faults = worlds.stream().collect(Collectors.toMap(world -> world, FaultPhase::new));
        // There is more to lose, and something to sell after it.
        boolean loses = context.chance().percent(LOSS_PERCENT);
        int all = steps * worlds.size() * (loses ? TIMES_AS_LONG : 1);
        int lostAt = loses ? all / 4 + context.chance().below(all / 2) : 2 * all;
        int cutBefore = context.chance().between(all / 8, all / 4);
        for (int i = 0; i < all; i++) {
            List<World> living = living();
            if (i == lostAt - cutBefore) {
                loss.announce();
            }
            if (i < lostAt && i >= lostAt - cutBefore && context.chance().percent(BUY_PERCENT)) {
                loss.buy();
            }
            if (i == lostAt) {
                loss.happen();
            } else if (loss.hasHappened() && context.chance().percent(TAKE_OVER_PERCENT)) {
                loss.act();
            } else if (context.chance().percent(LINK_PERCENT)) {
                context.chance().pick(links).act();
            } else if (context.chance().percent(TRANSFER_PERCENT)) {
                context.chance().pick(living).callers.transfer();
            } else if (!loss.hasHappened() && context.chance().percent(STRAY_PERCENT)) {
                stray();
            } else {
                Objects.requireNonNull(faults.get(context.chance().pick(living)))
                        .step();
            }
        }
        loss.end();
        RecoveryPhase.calm(living(), links, List.of(loss), context.time());
        compare(true);
    }

    private List<World> living() {
        return worlds.stream().filter(loss::has).toList();
    }

    /**
     * Both regions use one account at the provider, so that its word about a payment of one region reaches the other, too. It is sent only about
     * events that the receiver knows. The rules cannot tell which region an unknown event belongs to: payment-adapter must (decision 50).
     */
    private void stray() {
        boolean toEu = context.chance().percent(50);
        World receiver = toEu ? eu : us;
        Optional<Reservation> any = (toEu ? us : eu).states.any(context.chance());
        any.filter(foreign -> receiver.states.knows(foreign.getEvent())).ifPresent(foreign -> {
            context.trace().count("provider's word to the wrong region");
            var word = new RecordPayment(
                    foreign.getEvent(),
                    foreign.getReservation(),
                    Math.max(1, foreign.getAttempts()),
                    context.chance().pick(List.of(PaymentOutcome.AUTHORIZED, PaymentOutcome.CAPTURED)),
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
        List<RegionLog> logs = List.of(new RegionLog(EU, eu.records, serdes), new RegionLog(US, us.records, serdes));
        TransferComparison.of(logs.stream().map(RegionReading::of).toList(), allArrived, findings);
        try (ByteStores stores = ByteStores.inMemory()) {
            TakeOverComparison.of(logs, stores, findings);
        }
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
