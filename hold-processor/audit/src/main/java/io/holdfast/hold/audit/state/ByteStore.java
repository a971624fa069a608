package io.holdfast.hold.audit.state;

import io.holdfast.hold.audit.log.AuditException;
import java.nio.file.Path;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Bytes by key, in the order of the keys. For one thread. */
public final class ByteStore implements AutoCloseable {

    private final RocksDB db;

    /** What is lost in a crash is computed anew. */
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);

    ByteStore(Options options, Path folder) {
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    byte @Nullable [] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    final class Changes implements AutoCloseable {

        private final WriteBatch batch = new WriteBatch();

        void put(byte[] key, byte[] value) {
            try {
                batch.put(key, value);
            } catch (RocksDBException failed) {
                throw failed(failed);
            }
        }

        void delete(byte[] key) {
            try {
                batch.delete(key);
            } catch (RocksDBException failed) {
                throw failed(failed);
            }
        }

        void write() {
            try {
                db.write(unlogged, batch);
            } catch (RocksDBException failed) {
                throw failed(failed);
            }
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    /**
     * Visits the entries of a range in their order.
     *
     * @param visitor is given key and value, and says whether to go on
     */
    void scan(byte[] from, byte[] to, BiPredicate<byte[], byte[]> visitor) {
        try (var end = new Slice(to);
                var options = new ReadOptions().setIterateUpperBound(end);
                RocksIterator entries = db.newIterator(options)) {
            entries.seek(from);
            while (entries.isValid() && visitor.test(entries.key(), entries.value())) {
                entries.next();
            }
            entries.status();
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    private static AuditException failed(RocksDBException failed) {
        return new AuditException(
                "the audit's own state could not be kept (%s): is there room on the disk? --scratch chooses another folder"
                        .formatted(failed.getMessage()),
                failed);
    }

    @Override
    public void close() {
        unlogged.close();
        db.close();
    }
}
