package io.holdfast.hold.audit.state;

import io.holdfast.hold.audit.log.AuditException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** RocksDBs in a folder of their own, within one bound on the memory of all of them. The folder goes when this is closed. */
final class RocksByteStores implements ByteStores {

    private static final long MIB = 1024 * 1024;

    /** Of RocksDB's memory, beside the heap. */
    private static final long MEMORY = 96 * MIB;

    private static final long WRITE_BUFFER = 16 * MIB;

    /** Most keys that are asked for are new: a filter of this size answers 99 of 100 of them without reading a file. */
    private static final int FILTER_BITS_PER_KEY = 10;

    private final Path folder;
    private final LRUCache cache;
    private final WriteBufferManager writeBuffers;
    private final BloomFilter filter;
    private final Options options;

    private RocksByteStores(Path folder) {
        this.folder = folder;
        cache = new LRUCache(MEMORY);
        writeBuffers = new WriteBufferManager(MEMORY / 2, cache);
        filter = new BloomFilter(FILTER_BITS_PER_KEY);
        options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferManager(writeBuffers)
                .setWriteBufferSize(WRITE_BUFFER)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setFilterPolicy(filter));
    }

    /** Stores in a new folder within this one. */
    static ByteStores in(Path scratch) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(scratch);
            return new RocksByteStores(Files.createTempDirectory(scratch, "audit-"));
        } catch (IOException failed) {
            throw new AuditException(
                    "no room for the audit's state in %s (%s): choose another folder with --scratch"
                            .formatted(scratch, failed.getMessage()),
                    failed);
        }
    }

    @Override
    public ByteStore open(String name) {
        return new RocksByteStore(options, folder.resolve(name));
    }

    @Override
    public void close() {
        options.close();
        filter.close();
        writeBuffers.close();
        cache.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new AuditException("%s could not be deleted: delete it by hand".formatted(folder), failed);
        }
    }
}
