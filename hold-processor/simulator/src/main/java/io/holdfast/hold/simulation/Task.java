package io.holdfast.hold.simulation;

import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.Names;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The processor of one partition on one machine, with what it has done since its last commit. */
final class Task implements Host {

    private final int partition;
    private final LongSupplier clock;
    private final Map<String, Table> tables = new HashMap<>();
    private final List<StoreWrite> writes = new ArrayList<>();
    private final List<DecidedCommand> decided = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final List<KeyValue<byte[], byte[]>> changelog;
    private final TaskDependencies dependencies;
    private final HostedProcessor processor;
    private long position;

    /** Restored from what was committed. */
    Task(int partition, TaskDependencies dependencies, LongSupplier clock, LongSupplier elapsed, Committed committed) {
        this.partition = partition;
        this.clock = clock;
        this.position = committed.position();
        this.dependencies = dependencies;
        this.changelog =
                committed.position() == 0 ? List.of() : dependencies.log().committed(partition, dependencies.chance());
        tables.put(Names.CLOCK_STORE, committed.clock().copy());
        var brokerClock = new BrokerClock(elapsed, clock);
        this.processor = new HostedProcessor(
                dependencies.serdes(),
                Partitions.DEFAULT,
                dependencies.rules(clock),
                asked -> dependencies.ticks().ask(asked, brokerClock),
                brokerClock,
                this);
        state().entries()
                .entrySet()
                .removeIf(entry -> !dependencies
                        .parts()
                        .transactions()
                        .includes(new StoreWrite(Names.STATE_STORE, entry.getKey(), entry.getValue())));
        writes.clear();
    }

    /** Decides the record that it has come to. */
    DecidedCommand decide(ConsumerRecord<byte[], byte[]> command) {
        written.clear();
        processor.process(
                command.offset(), new Record<>(command.key(), command.value(), command.timestamp(), command.headers()));
        position = command.offset() + 1;
        var outcome = new DecidedCommand(partition, command.offset(), written);
        decided.add(outcome);
        return outcome;
    }

    void look() {
        processor.look();
    }

    /** Offset of the next record that it will decide. */
    long position() {
        return position;
    }

    boolean idle() {
        return decided.isEmpty();
    }

    List<DecidedCommand> decided() {
        return List.copyOf(decided);
    }

    List<StoreWrite> writes() {
        return List.copyOf(writes);
    }

    /** What it did so far is committed. */
    void committed() {
        decided.clear();
        writes.clear();
    }

    Map<String, Table> tables() {
        return tables;
    }

    Table state() {
        return tables.computeIfAbsent(Names.STATE_STORE, _ -> new Table());
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long nowMs() {
        return clock.getAsLong();
    }

    @Override
    public <K> KeyValueStore<K, byte[]> store(String name, Serde<K> keys) {
        return new MemoryStore<>(name, keys, tables.computeIfAbsent(name, _ -> new Table()), writes::add);
    }

    @Override
    public List<KeyValue<byte[], byte[]>> changelog() {
        return changelog;
    }

    @Override
    public void write(Topic topic, Record<byte[], byte @Nullable []> record) {
        var all = new Written(
                topic, Bytes.wrap(record.key()), Bytes.wrap(record.value()), record.timestamp(), record.headers());
        Optional<Written> real = topic.equals(Topics.STATE)
                ? dependencies.parts().reading().appended(all, state().entries().get(all.key()))
                : Optional.of(all);
        real.ifPresent(written::add);
    }
}
