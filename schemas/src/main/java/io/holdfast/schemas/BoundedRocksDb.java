package io.holdfast.schemas;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
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
 * One budget of memory for all stores of a process. RocksDB's own defaults, a cache and write buffers for each store, grow with the number of
 * stores. After the example in Kafka Streams' memory management guide. A look for a key that is not there ends at a filter, in files of any age.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final String TOTAL_CONFIG = "holdfast.rocksdb.mib";
    private static final String WRITE_BUFFERS_CONFIG = "holdfast.rocksdb.write-buffers.mib";
    private static final String WRITE_BUFFER_CONFIG = "holdfast.rocksdb.write-buffer.mib";

    private static final long MIB = 1024 * 1024;

    /** Of a write buffer, for a filter of its keys: without, a look for a new key walks through the buffer. */
    private static final double FILTER_OF_BUFFER = 0.05;

    private static @Nullable Shared shared;

    /** Never closed: it lives as long as the process. Write buffers are counted against the cache. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    /**
     * What Kafka Streams is to be told, all in MiB. The first stores that a process opens fix the first two.
     *
     * @param total everything together, write buffers, indexes and filters included
     * @param writeBuffers the write buffers of all stores, of the total
     * @param writeBuffer one write buffer of one store
     */
    public static Map<String, Object> settings(int total, int writeBuffers, int writeBuffer) {
        return Map.of(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedRocksDb.class,
                TOTAL_CONFIG,
                total,
                WRITE_BUFFERS_CONFIG,
                writeBuffers,
                WRITE_BUFFER_CONFIG,
                writeBuffer);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(bytes(configs, TOTAL_CONFIG), bytes(configs, WRITE_BUFFERS_CONFIG));
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        // Indexes and filters count too, or they would grow past the budget with the number of keys.
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
        options.setWriteBufferSize(bytes(configs, WRITE_BUFFER_CONFIG));
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared by all stores and live as long as the process.
    }

    private static long bytes(Map<String, Object> configs, String mib) {
        return Integer.parseInt(String.valueOf(configs.get(mib))) * MIB;
    }

    private static synchronized Shared shared(long total, long writeBuffers) {
        Shared memory = shared;
        if (memory == null) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(total);
            memory = new Shared(cache, new WriteBufferManager(writeBuffers, cache));
            shared = memory;
        }
        return memory;
    }
}
