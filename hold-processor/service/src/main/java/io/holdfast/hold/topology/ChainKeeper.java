package io.holdfast.hold.topology;

import io.holdfast.hold.step.Chain;
import io.holdfast.hold.step.Link;
import io.holdfast.hold.step.Output;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The chain of a partition, kept beside its log time: a store of its own would mean one changelog more in every transaction. A partition
 * that has state and no chain is one of an earlier version: its chain begins with the next command.
 */
final class ChainKeeper {

    private static final String KEY = "chain";

    private final KeyValueStore<String, byte[]> store;
    private final Link link = new Link();
    private @Nullable Chain chain;

    ChainKeeper(KeyValueStore<String, byte[]> store, long logTimeMs) {
        this.store = store;
        byte[] stored = store.get(KEY);
        Chain found = stored == null ? null : Chain.fromBytes(stored);
        // Otherwise a version that knows no chain has decided commands since: what it decided is in none.
        this.chain = found != null && found.atMs() == logTimeMs ? found : null;
    }

    /** Adds a command with its facts; the chain as it is then, which is to be written where it is due. */
    Chain add(Record<byte @Nullable [], byte @Nullable []> record, long offset, Instant at, List<Output> facts) {
        link.begin(offset, record.timestamp(), at.toEpochMilli(), record.key(), record.value());
        facts.forEach(link::fact);
        Chain before = chain == null ? Chain.beginning(offset, at.toEpochMilli()) : chain;
        Chain after = before.and(link);
        chain = after.due() ? after.sealedNow() : after;
        store.put(KEY, chain.toBytes());
        return after;
    }
}
