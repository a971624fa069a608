package io.holdfast.api.view;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One small budget of memory for all stores of the process. RocksDB's own defaults, a cache and write buffers for each store, would grow with
 * every view. After the example in Kafka Streams' memory management guide.
 */
public final class BoundedMemory implements RocksDBConfigSetter {

    static {
        RocksDB.loadLibrary();
    }

    /** Everything together, write buffers and index blocks included. */
    private static final long TOTAL_BYTES = 48L * 1024 * 1024;

    /** A third: the views are written a few thousand times a second at most, and read as often. */
    private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

    /** Of a write buffer, for a filter of its keys: without, a look for a new key walks through the buffer. */
    private static final double FILTER_OF_BUFFER = 0.05;

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        // Indexes and filters count too, or they would grow past the budget with the number of keys.
        // In parts: a whole index is soon larger than a shard of the cache, would never be kept, and be read anew by
        // each look for a key.
        table.setCacheIndexAndFilterBlocks(true);
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
        // Streams leaves the filters of the oldest files out, which serves only keys that are there: a new reservation
        // is not.
        options.setOptimizeFiltersForHits(false);
        options.setMemtablePrefixBloomSizeRatio(FILTER_OF_BUFFER);
        options.setMemtableWholeKeyFiltering(true);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared by all stores and live as long as the process.
    }
}
