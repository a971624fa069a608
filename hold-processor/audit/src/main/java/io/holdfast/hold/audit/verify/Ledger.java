package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A service's ledger beside the facts of one partition: its newest entries, by their keys.
 *
 * @param <R> a record of the ledger
 * @param <E> what is kept of the newest
 */
abstract class Ledger<R extends SpecificRecord, E> {

    private static final int ENTRIES = 20_000;

    /** What every ledger needs to be compared. */
    record Inputs(KnownFacts known, Cut.Part cut, Patience patience, ByteStore store, Findings findings) {}

    final KnownFacts known;
    final Cut.Part cut;
    final Patience patience;
    final Findings findings;
    final SpillingMap<E> entries;
    private final Topic topic;
    private final Promise promise;

    /**
     * A ledger before it is read.
     *
     * @param promise that it must keep
     * @param prefix tells its entries from the others in the store
     */
    Ledger(Topic topic, Promise promise, Inputs inputs, char prefix, Class<E> kind) {
        this.topic = topic;
        this.promise = promise;
        this.known = inputs.known();
        this.cut = inputs.cut();
        this.patience = inputs.patience();
        this.findings = inputs.findings();
        this.entries = new SpillingMap<>(inputs.store(), prefix, Format.json(kind), ENTRIES);
    }

    /** Reads it, and compares. */
    final void compare(Log log, AvroSerde<R> serde) {
        log.each(topic, cut.partition(), cut.span(topic), record -> read(record, serde));
        compare();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, AvroSerde<R> serde) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            entries.remove(key);
            return;
        }
        try {
            R value = Records.decode(serde, record);
            entries.put(key, next(key, entries.get(key), value, record.offset()));
        } catch (UndecodableException illegible) {
            broken(
                    "an entry of the ledger is illegible: " + illegible.getMessage(),
                    Evidence.of(record, "ledger: " + key));
        }
    }

    /** The entry that is kept after another one; null before the first. */
    abstract E next(String key, @Nullable E before, R value, long offset);

    abstract void compare();

    final void broken(String what, Evidence... records) {
        findings.violation(promise, what, records);
    }

    /** A fact of the partition. */
    final Evidence fact(long offset, String says) {
        return new Evidence(Topics.SEAT_EVENTS.name(), cut.partition(), offset, says);
    }

    /** An entry of this ledger. */
    final Evidence inLedger(long offset, String says) {
        return new Evidence(topic.name(), cut.partition(), offset, says);
    }
}
