package io.holdfast.hold.audit.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map of eight behaves like a map of any size. */
class SpillingMapTest {

    private static final Format<String> TEXT = new Format<>(
            value -> value.getBytes(StandardCharsets.UTF_8), bytes -> new String(bytes, StandardCharsets.UTF_8));

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_put_is_found_again_whether_it_is_in_memory_or_on_disk(boolean inMemory) {
        try (ByteStores stores = inMemory ? ByteStores.inMemory() : ByteStores.in(scratch);
                ByteStore store = stores.open("map")) {
            var map = new SpillingMap<>(store, 'a', TEXT, 8);
            var other = new SpillingMap<>(store, 'b', TEXT, 8);
            Map<String, String> expected = new HashMap<>();
            var random = new Random(7);

            for (int i = 0; i < 20_000; i++) {
                String key = "key-" + random.nextInt(200);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        map.remove(key);
                        expected.remove(key);
                    }
                    case 1 -> assertThat(map.get(key)).isEqualTo(expected.get(key));
                    default -> {
                        map.put(key, "value-" + i);
                        expected.put(key, "value-" + i);
                        other.put(key, "other");
                    }
                }
            }

            Map<String, String> found = new TreeMap<>();
            map.forEach(found::put);
            assertThat(found).isEqualTo(new TreeMap<>(expected));
            Map<String, String> some = new TreeMap<>();
            map.forEach("key-1", some::put);
            assertThat(some).isEqualTo(new TreeMap<>(expected).subMap("key-1", "key-2"));
        }
    }

    @Test
    void the_scratch_is_empty_afterwards() throws Exception {
        try (ByteStores stores = ByteStores.in(scratch);
                ByteStore store = stores.open("map")) {
            new SpillingMap<>(store, 'a', TEXT, 1).put("key", "value");
            assertThat(files()).isOne();
        }

        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.count();
        }
    }
}
