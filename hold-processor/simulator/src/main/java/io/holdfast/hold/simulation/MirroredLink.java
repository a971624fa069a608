package io.holdfast.hold.simulation;

import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.SeatEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The way from one region's facts to the other region's log: a mirror copies them, at least once and with rewinds, as MirrorMaker does, and a courier makes
 * commands of the copies. The link is cut, the mirror loses its place or jumps over records, the courier is killed at any step, and one that
 * was replaced brings late what it had read.
 */
final class MirroredLink {

    private static final int MOST_AT_ONCE = 3;
    private static final int TO_THE_BEGINNING_PERCENT = 30;
    private static final int KILLED_PERCENT = 2;

    private enum Action {
        COPY(36, false),
        BRING(36, true),
        COMMIT(10, true),
        KILL(4, true),
        REWIND(3, false),
        CUT(3, true),
        HEAL(6, true),
        JUMP(3, false),
        REPAIR(1, false),
        LATE(4, true);

        private final int weight;
        private final boolean needsNoSource;

        Action(int weight, boolean needsNoSource) {
            this.weight = weight;
            this.needsNoSource = needsNoSource;
        }
    }

    private static final List<Action> ACTIONS = List.of(Action.values());

    /** A copy of a fact, with its place in its own region. */
    private record Copy(LogPosition origin, SeatEvent fact) {}

    /** How far a partition has come. */
    private static final class Progress {

        private final int partition;
        private final List<Copy> copies = new ArrayList<>();
        private long mirrored;
        private int read;
        private int committed;
        private long copiedUpTo = -1;

        Progress(int partition) {
            this.partition = partition;
        }

        boolean isAllRead() {
            return read >= copies.size();
        }

        void killed() {
            read = committed;
        }

        /** Without the old copies: behind a gap the courier would take what was missing for what it has seen. */
        void restarted() {
            copies.clear();
            mirrored = 0;
            committed = 0;
            killed();
        }
    }

    private final World from;
    private final World to;
    private final Courier courier;
    private final Reliability reliability;
    private final AvroSerde<SeatEvent> facts;
    private final AvroSerde<SeatCommand> commands;
    private final RunContext context;
    private final List<Progress> partitions;
    private boolean cut;
    private boolean jumped;
    private boolean stays;
    private boolean sourceIsGone;
    private boolean targetIsGone;

    MirroredLink(
            World from,
            World to,
            Courier courier,
            Reliability reliability,
            AvroSerde<SeatEvent> facts,
            AvroSerde<SeatCommand> commands,
            RunContext context) {
        this.from = from;
        this.to = to;
        this.courier = courier;
        this.reliability = reliability;
        this.facts = facts;
        this.commands = commands;
        this.context = context.in("link " + courier.from() + " to " + courier.here());
        this.partitions = from.partitions.stream().map(Progress::new).toList();
    }

    /** Something happens on the way. */
    void act() {
        Action action = context.chance().pick(ACTIONS, one -> one.weight);
        context.trace().fingerprint().add(action.name());
        if (targetIsGone || (sourceIsGone && !action.needsNoSource)) {
            return;
        }
        Progress one = context.chance().pick(partitions);
        int most = context.chance().between(1, MOST_AT_ONCE);
        switch (action) {
            case COPY -> copy(one, most);
            case BRING -> bring(one, most);
            case COMMIT -> commit();
            case KILL -> kill();
            case REWIND -> rewind(one);
            case CUT -> cut(true);
            case HEAL -> cut(false);
            case JUMP -> jump(one);
            case REPAIR -> repair();
            case LATE -> late(one);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> origin(Progress of) {
        return from.records.records(Topics.SEAT_EVENTS, of.partition);
    }

    private void copy(Progress of, int most) {
        List<ConsumerRecord<byte[], byte[]>> origin = origin(of);
        for (int i = 0; i < most && !cut && of.mirrored < origin.size(); i++) {
            ConsumerRecord<byte[], byte[]> fact = origin.get((int) of.mirrored);
            SeatEvent decoded = facts.decode(fact.value());
            of.copies.add(new Copy(new LogPosition(of.partition, fact.offset()), decoded));
            of.copiedUpTo = Math.max(of.copiedUpTo, decoded.getCause().getOffset());
            of.mirrored++;
        }
    }

    private void bring(Progress of, int most) {
        for (int i = 0; i < most && !of.isAllRead(); i++) {
            Copy copy = next(of);
            if (!reliability.commitsAfterwards()) {
                commit();
            }
            if (context.chance().percent(KILLED_PERCENT)) {
                kill();
                return;
            }
            append(copy);
        }
    }

    private static Copy next(Progress of) {
        Copy copy = of.copies.get(of.read);
        of.read++;
        return copy;
    }

    private void append(Copy copy) {
        for (SeatCommand command : reliability.bring(courier, copy.fact(), copy.origin())) {
            context.trace().count("fact brought to the other region");
            to.network.append(Message.ofCourier(commands, command));
        }
    }

    private void commit() {
        partitions.forEach(one -> one.committed = one.read);
    }

    private void kill() {
        context.trace().count("courier killed");
        context.trace().say(() -> "the courier is killed");
        partitions.forEach(Progress::killed);
    }

    /** It does not know how far it had come. */
    private void rewind(Progress of) {
        context.trace().count("mirror rewound");
        of.mirrored = context.chance().percent(TO_THE_BEGINNING_PERCENT)
                ? 0
                : context.chance().below((int) of.mirrored + 1);
        context.trace().say(() -> "the mirror goes back to %d of partition %d".formatted(of.mirrored, of.partition));
    }

    /** It is cut, and nobody heals it before the source is lost. */
    void cutBeforeLoss() {
        cut(true);
        stays = true;
    }

    private void cut(boolean isCut) {
        if (stays) {
            return;
        }
        if (cut != isCut) {
            context.trace().count(isCut ? "link cut" : "link healed");
            context.trace().say(() -> isCut ? "cut" : "healed");
        }
        cut = isCut;
    }

    /** The copies' topic was made anew, say: the mirror passes over what it has not copied. */
    private void jump(Progress of) {
        if (of.mirrored < origin(of).size()) {
            context.trace().count("mirror passed over facts");
            context.trace().say(() -> "the mirror passes over %d:%d".formatted(of.partition, of.mirrored));
            of.mirrored = origin(of).size();
            jumped = true;
        }
    }

    /** An operator has everything copied and brought once more, if the mirror passed over something. */
    private void repair() {
        if (jumped) {
            context.trace().count("copies begun anew");
            context.trace().say(() -> "everything is copied anew");
            partitions.forEach(Progress::restarted);
            jumped = false;
        }
    }

    /** A courier that was replaced brings what it had read. */
    private void late(Progress of) {
        if (of.read > 0) {
            context.trace().count("late courier");
            append(of.copies.get(context.chance().below(of.read)));
        }
    }

    /** The region whose facts are copied is down, or back. */
    void sourceIsGone(boolean isGone) {
        sourceIsGone = isGone;
        stays = false;
    }

    /** The region that they are copied to is down, or back. */
    void targetIsGone(boolean isGone) {
        targetIsGone = isGone;
    }

    /** Offset of the last command of a partition that a copied fact follows from; -1 if there is none. */
    long copiedUpTo(int partition) {
        return partitions.stream()
                .filter(one -> one.partition == partition)
                .mapToLong(one -> one.copiedUpTo)
                .findFirst()
                .orElse(-1);
    }

    /** The trouble is over: everything is copied and brought, and no courier is killed any more, or it might begin anew for ever. */
    void calm() {
        if (targetIsGone) {
            return;
        }
        stays = false;
        cut(false);
        if (!sourceIsGone) {
            repair();
        }
        for (Progress one : partitions) {
            if (!sourceIsGone) {
                copy(one, Integer.MAX_VALUE);
            }
            while (!one.isAllRead()) {
                append(next(one));
            }
        }
        commit();
    }

    boolean isIdle() {
        return targetIsGone
                || partitions.stream()
                        .allMatch(one ->
                                (sourceIsGone || one.mirrored >= origin(one).size()) && one.isAllRead());
    }
}
