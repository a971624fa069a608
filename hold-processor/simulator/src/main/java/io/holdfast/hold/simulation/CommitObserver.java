package io.holdfast.hold.simulation;

import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P9;

import io.holdfast.hold.simulation.promise.Book;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/** Sees everything that is decided and committed, and holds it against the promises. */
final class CommitObserver implements Coordinator.Listener {

    private final Map<LogPosition, Decided> first = new HashMap<>();
    private final CommandLog log;
    private final Book book;
    private final Replay replay;
    private final Truth truth;
    private final Consumer<PaymentRequest> provider;

    CommitObserver(CommandLog log, Book book, Replay replay, Truth truth, Consumer<PaymentRequest> provider) {
        this.log = log;
        this.book = book;
        this.replay = replay;
        this.truth = truth;
        this.provider = provider;
    }

    /**
     * Somebody decided a command, a zombie perhaps, and committed nothing yet. Every instance, now or later, decides it alike: a caller
     * may be told as soon as anyone has.
     */
    void decided(Decided decided) {
        Decided before = first.putIfAbsent(new LogPosition(decided.partition(), decided.offset()), decided);
        if (before == null) {
            truth.decided(decided);
        } else if (!before.equals(decided)) {
            throw new BrokenPromise(
                    P9,
                    "%d:%d was decided in two ways: %s"
                            .formatted(decided.partition(), decided.offset(), Difference.of(before, decided)));
        }
    }

    @Override
    public void committed(int partition, List<Decided> all) {
        for (Decided decided : all) {
            var logged = log.at(partition, decided.offset())
                    .orElseThrow(() -> new BrokenPromise(P10, "what is not on the log was decided: " + decided));
            book.enter(logged, decided).forEach(provider);
            replay.compare(logged, decided);
        }
    }

    @Override
    public void stored(int partition, Table state, List<Decided> all) {
        Map<Bytes, Written> latest = new TreeMap<>();
        for (Decided decided : all) {
            decided.written().stream()
                    .filter(written -> written.topic().equals(Topics.STATE))
                    .forEach(written -> latest.put(written.key(), written));
        }
        latest.forEach((key, written) -> {
            if (!Objects.equals(state.entries().get(key), written.value())) {
                throw new BrokenPromise(
                        P9, "the store says otherwise of %s than its changelog".formatted(written.keyText()));
            }
        });
    }

    /** What is restored is what a replay of the log comes to, byte for byte, indexes included. */
    void compareState(Task restored) {
        replay.compareState(restored);
    }
}
