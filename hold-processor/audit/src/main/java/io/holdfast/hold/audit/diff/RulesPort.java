package io.holdfast.hold.audit.diff;

import io.holdfast.hold.audit.state.Disk;
import io.holdfast.hold.audit.state.Disks;
import io.holdfast.hold.audit.state.ReplayState;
import io.holdfast.hold.step.LogTime;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Outputs;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rules of this build behind types that every build has, those of the JDK, so that another build can be loaded beside it and asked the
 * same. One port decides one partition from its first command on.
 *
 * <p>Its name and shape are fixed: {@code audit diff} of a later build looks for them in this one.
 *
 * <ul>
 *   <li>In: partition ({@code Integer}), offset and the broker's stamp in milliseconds ({@code Long}), the value ({@code byte[]} or null),
 *       the {@code traceparent} ({@code String} or null), why an operator took the command out ({@code String} or null; an earlier build
 *       does not look there), the number of partitions ({@code Integer}; likewise).
 *   <li>Out: for each fact its name and key ({@code String}), its schema as JSON ({@code String}) and its Avro encoding without the wire
 *       format's head ({@code byte[]}). For what goes to the dead letters, one entry with the error alone ({@code String}).
 * </ul>
 */
public final class RulesPort implements Function<Object[], List<Object[]>>, AutoCloseable {

    private static final int SKIPPED = 5;
    private static final int PARTITIONS = 6;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final String FACTS = Topics.SEAT_EVENTS.value().orElseThrow().toString();

    private final Disks disks;
    private final Disk disk;
    private final AvroSerde<SeatCommand> commands;
    private final Outputs outputs;
    private final ReplayState state;
    private long logTimeMs;
    private @Nullable String skipped;
    private @Nullable Steps steps;

    /**
     * A port that has decided nothing.
     *
     * @param scratch folder for what does not fit into memory
     * @param schemas the schemas of the commands as JSON, by their ids; null where there is none
     */
    public RulesPort(String scratch, IntFunction<@Nullable String> schemas) {
        Serdes serdes = Serdes.from(new GivenSchemas(schemas));
        disks = Disks.in(Path.of(scratch));
        disk = disks.disk("rules");
        commands = serdes.commands();
        outputs = new Outputs(serdes);
        state = new ReplayState(disk, serdes);
    }

    /** Ids are the other side's affair: what is written here is read without them. */
    private record GivenSchemas(IntFunction<@Nullable String> json) implements Schemas {

        @Override
        public int idOf(Topic topic) {
            return Topics.ALL.indexOf(topic) - Topics.ALL.size();
        }

        @Override
        public Optional<Schema> schema(int id) {
            if (id < 0) {
                return Topics.ALL.get(id + Topics.ALL.size()).value();
            }
            return Optional.ofNullable(json.apply(id)).map(text -> new Schema.Parser().parse(text));
        }
    }

    @Override
    public List<Object[]> apply(Object[] command) {
        logTimeMs = LogTime.after(logTimeMs, (Long) command[2]);
        skipped = command.length > SKIPPED ? (String) command[SKIPPED] : null;
        Step step = steps(command)
                .of(
                        state,
                        new LogPosition((Integer) command[0], (Long) command[1]),
                        Instant.ofEpochMilli(logTimeMs),
                        (byte[]) command[3],
                        (String) command[4]);
        return switch (step) {
            case Step.Undecided undecided -> List.<Object[]>of(new Object[] {undecided.error()});
            case Step.Decided decided -> {
                List<Object[]> facts = new ArrayList<>();
                for (Output fact : outputs.facts(decided)) {
                    facts.add(new Object[] {fact.type(), fact.key(), FACTS, payload(fact)});
                }
                decided.decision().changes().forEach(state::apply);
                yield facts;
            }
        };
    }

    /** They are the same for each command of a log. */
    private Steps steps(Object[] command) {
        if (steps == null) {
            Partitions partitions =
                    command.length > PARTITIONS ? new Partitions((Integer) command[PARTITIONS]) : Partitions.DEFAULT;
            steps = new Steps(commands, partitions, _ -> Optional.ofNullable(skipped));
        }
        return steps;
    }

    private static byte[] payload(Output fact) {
        byte[] value = fact.value();
        if (value == null) {
            throw new IllegalStateException("a fact is never a tombstone");
        }
        return java.util.Arrays.copyOfRange(value, HEADER_BYTES, value.length);
    }

    @Override
    public void close() {
        disk.close();
        disks.close();
    }
}
