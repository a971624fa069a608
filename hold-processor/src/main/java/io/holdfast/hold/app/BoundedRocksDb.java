package io.holdfast.hold.app;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all stores together. By default each of them may take 50 MiB of cache and three buffers of 16 MiB, and there
 * is one for each partition.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    static final String MIB_CONFIG = "holdfast.rocksdb.mib";

    private static final long MIB = 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 4 * MIB;

    /** Of a write buffer, for a filter of its keys: without, a look for a new key walks through the buffer. */
    private static final double FILTER_OF_BUFFER = 0.05;

    private static @Nullable Shared shared;

    /** Never closed: it lives as long as the process. Write buffers are counted against the cache and take half of it at most. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(Integer.parseInt(String.valueOf(configs.get(MIB_CONFIG))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        // In parts: a whole index is soon larger than a shard of the cache, would never be kept, and be read anew by
        // each look for a key.
        table.setCacheIndexAndFilterBlocks(true);
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        // Streams leaves the filters of the oldest files out, which serves only keys that are there: a new reservation
        // is not.
        options.setOptimizeFiltersForHits(false);
        options.setMemtablePrefixBloomSizeRatio(FILTER_OF_BUFFER);
        options.setMemtableWholeKeyFiltering(true);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {}

    private static synchronized Shared shared(int mib) {
        Shared memory = shared;
        if (memory == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(mib * MIB);
            memory = new Shared(cache, new WriteBufferManager(mib * MIB / 2, cache));
            shared = memory;
        }
        return memory;
    }
}
