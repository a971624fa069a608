package io.holdfast.hold.audit.state;

import io.holdfast.hold.audit.log.AuditException;
import java.nio.file.Path;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** A RocksDB, which is asked only for keys that it may have: a call into it costs more than most checks. */
final class RocksByteStore implements ByteStore {

    private final RocksDB db;
    private final Filter written = new Filter();

    /** What is lost in a crash is computed anew. */
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);

    RocksByteStore(Options options, Path folder) {
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return written.mayHave(key) ? db.get(key) : null;
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void write(Consumer<Changes> changes) {
        try (var batch = new WriteBatch()) {
            changes.accept((key, value) -> add(batch, key, value));
            db.write(unlogged, batch);
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    private void add(WriteBatch batch, byte[] key, byte @Nullable [] value) {
        try {
            if (value != null) {
                batch.put(key, value);
                written.add(key);
            } else if (written.mayHave(key)) {
                batch.delete(key);
            }
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void scan(byte[] from, byte[] to, BiPredicate<byte[], byte[]> visitor) {
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
