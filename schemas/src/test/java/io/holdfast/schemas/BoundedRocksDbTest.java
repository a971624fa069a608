package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TableProperties;

class BoundedRocksDbTest {

    private static final String STORE = "state";

    /** A look for a key that is not there ends at the filter, of a file of any age, and a part of an index fits into the cache. */
    @Test
    void each_file_has_a_filter_and_an_index_in_parts(@TempDir Path dir) throws RocksDBException {
        KeyValueStore<Bytes, byte[]> store =
                Stores.persistentKeyValueStore(STORE).get();
        store.init(context(dir).getStateStoreContext(), store);
        // Enough for several files, and for one that older ones were merged into.
        for (int batch = 0; batch < 400; batch++) {
            store.putAll(batch(batch));
        }
        store.close();

        List<TableProperties> files = files(dir.resolve("rocksdb").resolve(STORE));

        assertThat(files).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFilterSize()).isPositive();
            assertThat(file.getIndexPartitions()).isPositive();
        });
    }

    private static List<KeyValue<Bytes, byte[]>> batch(int batch) {
        return IntStream.range(0, 500)
                .mapToObj(i ->
                        new KeyValue<>(Bytes.wrap((i + "-" + batch).getBytes(StandardCharsets.UTF_8)), new byte[100]))
                .toList();
    }

    private static List<TableProperties> files(Path database) throws RocksDBException {
        var families = new ArrayList<ColumnFamilyDescriptor>();
        try (var options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, database.toString())) {
                families.add(new ColumnFamilyDescriptor(name));
            }
        }
        var handles = new ArrayList<ColumnFamilyHandle>();
        try (var options = new DBOptions();
                RocksDB rocks = RocksDB.openReadOnly(options, database.toString(), families, handles)) {
            return List.copyOf(rocks.getPropertiesOfAllTables().values());
        }
    }

    private static MockProcessorContext<Object, Object> context(Path dir) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9");
        properties.putAll(BoundedRocksDb.settings(16, 8, 4));
        return new MockProcessorContext<>(properties, new TaskId(0, 0), dir.toFile());
    }
}
