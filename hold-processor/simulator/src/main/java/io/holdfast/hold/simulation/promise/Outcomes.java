package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;
import static io.holdfast.hold.simulation.promise.Promise.P10;
import static io.holdfast.hold.simulation.promise.Promise.P9;

import io.holdfast.hold.simulation.Decided;
import io.holdfast.hold.simulation.Written;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.SeatEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Every command on the log is decided once, in its turn, at its log time. */
final class Outcomes {

    private final Reader reader;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, Long> logTimes = new HashMap<>();

    Outcomes(Reader reader) {
        this.reader = reader;
    }

    /** The command that comes next in its partition, which is what was decided. */
    Moment inTurn(Logged logged) {
        long expected = next.getOrDefault(logged.partition(), 0L);
        unless(
                logged.offset() == expected,
                P10,
                logged.offset() < expected
                        ? "%d:%d was decided a second time, after everything before %d"
                        : "%d:%d was decided before %d was",
                logged.partition(),
                logged.offset(),
                expected);
        next.put(logged.partition(), expected + 1);
        return new Moment(logged, logTimes.merge(logged.partition(), logged.stampMs(), Math::max));
    }

    /** How many commands of a partition are decided. */
    long decided(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** The facts, which stand in their order and say which command they are of. */
    List<Object> facts(Decided decided, Moment moment) {
        String position = new LogPosition(decided.partition(), decided.offset()).toString();
        List<Object> facts = new ArrayList<>();
        for (Written written : decided.written()) {
            if (written.topic().equals(Topics.SEAT_EVENTS)) {
                SeatEvent record = reader.facts().decode(written.bytes());
                unless(record.getIndex() == facts.size(), P10, "%s has a fact out of its order", moment);
                unless(
                        record.getCause().getPartition() == decided.partition()
                                && record.getCause().getOffset() == decided.offset()
                                && record.getCause().getAt().toEpochMilli() == moment.atMs(),
                        P9,
                        "%s is told as %s",
                        moment,
                        record.getCause());
                facts.add(record.getFact());
            }
            boolean own = written.topic().equals(Topics.SEAT_COMMANDS_DEAD_LETTERS);
            unless(
                    own || position.equals(RecordHeaders.get(written.headers(), RecordHeaders.CAUSE)),
                    P9,
                    "%s wrote a record that does not say so",
                    moment);
        }
        return facts;
    }

    /** The command has an outcome: the last fact is about what it was about. What is no command is kept as it was. */
    void complete(Decided decided, List<Object> facts, Moment moment) {
        List<Written> letters = decided.written().stream()
                .filter(written -> written.topic().equals(Topics.SEAT_COMMANDS_DEAD_LETTERS))
                .toList();
        if (moment.logged().command().isEmpty()) {
            boolean kept = letters.size() == 1
                    && Objects.equals(
                            letters.getFirst().value(), moment.logged().value());
            // A digest may be due with any record.
            long others = decided.written().stream()
                    .filter(written -> !written.topic().equals(Topics.DECISION_DIGESTS))
                    .count();
            unless(kept && others == 1, P10, "%s is not with the dead letters as it was", moment);
            return;
        }
        unless(letters.isEmpty(), P10, "%s was given up", moment);
        Object command = moment.logged().command().get();
        boolean answered = command instanceof Tick
                || (!facts.isEmpty()
                        && Objects.equals(text(facts.getLast(), "event"), text(command, "event"))
                        && Objects.equals(text(facts.getLast(), "reservation"), text(command, "reservation")));
        unless(answered, P10, "%s has no outcome: %s", moment, facts);
    }

    private static @Nullable Object text(Object record, String field) {
        var specific = (SpecificRecord) record;
        var known = specific.getSchema().getField(field);
        return known == null ? null : specific.get(known.pos());
    }
}
