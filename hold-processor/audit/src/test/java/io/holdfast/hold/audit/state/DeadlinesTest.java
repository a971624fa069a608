package io.holdfast.hold.audit.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private record Due(long atMs, String key) {}

    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::atMs).thenComparing(Due::key);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_due_comes_in_the_order_of_deadline_and_key(boolean inMemory) {
        try (ByteStores stores = inMemory ? ByteStores.inMemory() : ByteStores.in(scratch);
                ByteStore store = stores.open("deadlines")) {
            var deadlines = new Deadlines(store, 'd');
            var expected = new TreeSet<>(ORDER);
            var random = new Random(7);
            for (long now = 1; now < 30_000; now++) {
                var due = new Due(now + random.nextInt(5_000), "ev/" + random.nextInt(500));
                deadlines.add(due.key(), due.atMs());
                expected.add(due);
                if (random.nextInt(100) == 0) {
                    long at = now;
                    List<Due> first = expected.stream()
                            .takeWhile(one -> one.atMs() <= at)
                            .limit(20)
                            .toList();

                    assertThat(deadlines.due(at, 20))
                            .isEqualTo(first.stream().map(Due::key).toList());

                    first.forEach(one -> deadlines.remove(one.key(), one.atMs()));
                    first.forEach(expected::remove);
                }
            }
        }
    }
}
