package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P10;
import static io.holdfast.hold.audit.verify.Promise.P9;
import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sees everything that is decided and committed, and puts it on the log that is audited. What only it can see it judges itself. */
final class CommitObserver implements Coordinator.Listener {

    private final Map<LogPosition, DecidedCommand> first = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private final MemoryLog log;
    private final Serdes serdes;
    private final CommittedStates states;
    private final Truth truth;
    private final Consumer<PaymentRequest> provider;
    private final Trace trace;

    CommitObserver(
            MemoryLog log,
            Serdes serdes,
            CommittedStates states,
            Truth truth,
            Consumer<PaymentRequest> provider,
            Trace trace) {
        this.log = log;
        this.serdes = serdes;
        this.states = states;
        this.truth = truth;
        this.provider = provider;
        this.trace = trace;
    }

    /**
     * Somebody decided a command, a zombie perhaps, and committed nothing yet. Every instance, now or later, decides it alike: a caller
     * may be told as soon as anyone has.
     */
    void decided(DecidedCommand decided) {
        DecidedCommand before = first.putIfAbsent(decided.position(), decided);
        if (before == null) {
            truth.decided(decided);
        } else if (!before.equals(decided)) {
            throw new BrokenPromise(
                    P9, "%s was decided in two ways: %s".formatted(decided.position(), Difference.of(before, decided)));
        }
    }

    /** How many commands of a partition are decided. */
    long decided(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public void committed(int partition, List<DecidedCommand> all) {
        for (DecidedCommand decided : all) {
            long expected = decided(partition);
            unless(
                    decided.offset() == expected,
                    P10,
                    decided.offset() < expected
                            ? "%s was decided a second time, after everything before %d"
                            : "%s was decided before %d was",
                    decided.position(),
                    expected);
            next.put(partition, expected + 1);
            log.decidedTo(partition, expected + 1);
            decided.written().forEach(written -> committed(decided, written));
        }
    }

    private void committed(DecidedCommand decided, Written written) {
        unless(
                written.topic().equals(Topics.SEAT_COMMANDS_DEAD_LETTERS)
                        || decided.position().equals(RecordHeaders.cause(written.headers())),
                P9,
                "%s wrote a record to %s that does not say so",
                decided.position(),
                written.topic().name());
        if (written.topic().equals(Topics.STATE)) {
            states.committed(written);
            return;
        }
        log.append(
                written.topic(),
                decided.partition(),
                written.timestampMs(),
                written.key().get(),
                written.value() == null ? null : written.bytes(),
                written.headers());
        if (written.topic().equals(Topics.SEAT_EVENTS)) {
            trace.count(
                    serdes.facts().decode(written.bytes()).getFact().getClass().getSimpleName());
        } else if (written.topic().equals(Topics.PAYMENT_REQUESTS)) {
            provider.accept(serdes.paymentRequests().decode(written.bytes()));
        }
    }
}
