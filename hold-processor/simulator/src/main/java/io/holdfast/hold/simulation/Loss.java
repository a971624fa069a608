package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.seat.Rules;
import io.holdfast.hold.takeover.EventAdoption;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One of two regions is lost for good, at any moment, with what of its log was not copied by then. An operator has the other one go on for it, by a tool
 * that may be killed and started again. Then the lost one may come back, and is kept from its customers and from the provider until it has learned
 * that it was taken over.
 */
final class Loss {

    private static final int STEPS_AT_ONCE = 2;
    private static final int KILLED_PERCENT = 20;
    private static final int WELL_COPIED_PERCENT = 25;
    private static final int STAYS_AWAY_PERCENT = 40;
    private static final int COMES_BACK_PERCENT = 5;

    /** A region and the way that leads from it to the other one. */
    record Side(String name, World world, MirroredLink away) {}

    private final Side lost;
    private final Side survivor;
    private final Reliability reliability;
    private final Rules rules;
    private final AuditSerdes serdes;
    private final RunContext context;
    private final boolean staysAway;
    private final List<LostCopy> copies = new ArrayList<>();
    private final List<BooleanSupplier> plan = new ArrayList<>();
    private int done;
    private boolean lives = true;
    private boolean back;

    Loss(Side lost, Side survivor, Reliability reliability, Rules rules, AuditSerdes serdes, RunContext context) {
        this.lost = lost;
        this.survivor = survivor;
        this.reliability = reliability;
        this.rules = rules;
        this.serdes = serdes;
        this.context = context;
        this.staysAway = context.chance().percent(STAYS_AWAY_PERCENT);
    }

    boolean hasHappened() {
        return !copies.isEmpty();
    }

    /** Nothing is copied any more, some time before the region is gone. */
    void announce() {
        context.trace().count("link cut before a loss");
        lost.away().cutBeforeLoss();
    }

    /** Somebody buys in the region that is about to be lost. */
    void buy() {
        lost.world().callers.buy();
    }

    /** The region is gone, and how far it was copied is settled. */
    void happen() {
        context.trace().count("region lost");
        context.trace().say(() -> "%s is lost".formatted(lost.name()));
        for (int partition : lost.world().partitions) {
            copies.add(LostCopy.of(lost.world(), partition, upTo(partition), rules, serdes));
        }
        if (reliability.fences()) {
            lives = false;
            lost.world().goDown();
            lost.away().sourceIsGone(true);
            survivor.away().targetIsGone(true);
        }
        // The word of the provider that went to the wrong region is none: nothing happened that it is about.
        survivor.world().network.lose(this::isWordAboutTheLost);
        survivor.world().callers.welcome(lost.world().callers);
        begin();
    }

    private boolean isWordAboutTheLost(Message message) {
        return message.command().orElse(null) instanceof RecordPayment word
                && lost.world()
                        .states
                        .find(Keys.reservation(word.getEvent(), word.getReservation()))
                        .isPresent();
    }

    /** The copy of the commands ends anywhere behind those that the copied facts follow from, and the first was copied long ago. */
    private long upTo(int partition) {
        long last = lost.world().log.end(partition) - 1;
        long first = Math.max(lost.away().copiedUpTo(partition), Math.min(0, last));
        long copied = context.chance().percent(WELL_COPIED_PERCENT)
                ? last
                : first + context.chance().below((int) (last - first) / 2 + 1);
        context.trace().count("commands that were not copied", last - copied);
        return copied;
    }

    /** The tool is started, or started again: it begins with the provider's books, and repeats what was done. */
    private void begin() {
        done = 0;
        plan.clear();
        survivor.world().provider.adopt(lost.world().provider);
        copies.forEach(this::takeOver);
    }

    private void takeOver(LostCopy copy) {
        String name = World.EVENTS.stream()
                .filter(event -> Message.partition(event) == copy.partition())
                .findFirst()
                .orElseThrow();
        copy.event()
                .ifPresent(event -> EventAdoption.commands(event, lost.name(), survivor.name())
                        .forEach(command -> plan.add(() -> send(command))));
        plan.add(() -> send(new TakeOverRegion(
                name,
                lost.name(),
                copy.partition(),
                copy.upTo(),
                new Sha256(new byte[Sha256.getClassSchema().getFixedSize()]))));
        var adoptions = new Adoptions(
                name,
                lost.name(),
                copy,
                survivor.world().provider.paymentsOf(lost.world().provider),
                Instant.ofEpochMilli(context.time().nowMs()));
        adoptions.known().forEach(adoption -> adopt(adoption, copy.partition(), _ -> {}));
        adoptions.words().forEach(word -> plan.add(() -> send(word)));
        adoptions
                .tail()
                .forEach(adoption -> adopt(
                        adoption,
                        copy.partition(),
                        adopted -> context.trace()
                                .count(adopted ? "sale of the tail honoured" : "sale of the tail given back")));
        plan.add(() -> send(new AdoptPlaces(name, lost.name())));
    }

    /** Money for which there may be no seats is given back once that is decided. */
    private void adopt(Adoptions.Adoption adoption, int partition, Consumer<Boolean> decided) {
        var end = new AtomicLong();
        plan.add(() -> {
            boolean sent = send(adoption.command());
            end.set(survivor.world().log.end(partition));
            return sent;
        });
        if (adoption.otherwise().isEmpty()) {
            return;
        }
        plan.add(() -> survivor.world().decided(partition) >= end.get());
        plan.add(() -> {
            AdoptReservation command = adoption.command();
            boolean adopted = survivor.world()
                    .states
                    .find(Keys.reservation(command.getEvent(), command.getReservation()))
                    .isPresent();
            decided.accept(adopted);
            return adopted || send(adoption.otherwise().get());
        });
    }

    private boolean send(Object command) {
        return send(new SeatCommand(command, null));
    }

    /** The tool waits for the broker's word for each record: they are in order, and none is lost. */
    private boolean send(SeatCommand command) {
        survivor.world().network.append(Message.ofCourier(serdes.hold().commands(), command));
        return true;
    }

    /** The tool goes a step on, is killed, or has done its work; then the lost region may come back. */
    void act() {
        if (!isIdle() && context.chance().percent(KILLED_PERCENT)) {
            context.trace().count("take-over begun again");
            begin();
        }
        go(STEPS_AT_ONCE);
        if (isIdle() && !staysAway && !lives && context.chance().percent(COMES_BACK_PERCENT)) {
            comeBack();
        }
        letIn();
    }

    private void go(int most) {
        for (int i = 0; i < most && !isIdle() && plan.get(done).getAsBoolean(); i++) {
            done++;
        }
    }

    boolean isIdle() {
        return done == plan.size();
    }

    private void comeBack() {
        context.trace().count("lost region back");
        context.trace().say(() -> "%s comes back".formatted(lost.name()));
        lives = true;
        back = true;
        lost.world().comeBack();
        lost.away().sourceIsGone(false);
        survivor.away().targetIsGone(false);
    }

    /** Customers come again once every event is retired; the provider's adapter then has nothing to do. */
    private void letIn() {
        if (back && !lost.world().callers.isServed() && lost.world().states.areRetired(World.EVENTS)) {
            context.trace().count("lost region retired");
            lost.world().callers.serve(true);
        }
    }

    /** The trouble is over: the tool does the rest. */
    void calm() {
        go(Integer.MAX_VALUE);
        letIn();
    }

    /** Before the trouble is over it comes back, if it does at all: never before the take-over is complete, since what it still has to say could arrive. */
    void end() {
        if (!lives && !staysAway && isIdle()) {
            comeBack();
        }
    }

    /** Whether a world takes part. */
    boolean has(World world) {
        return lives || world != lost.world();
    }
}
