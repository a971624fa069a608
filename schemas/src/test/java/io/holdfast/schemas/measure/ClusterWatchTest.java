package io.holdfast.schemas.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    private Duration now = Duration.ofDays(1);
    private boolean closed;
    private final ClusterWatch watch = new ClusterWatch(() -> now.toNanos(), () -> closed = true);

    private static Object silence() throws TimeoutException {
        throw new TimeoutException("no answer");
    }

    @AfterEach
    void close() {
        watch.close();
        assertThat(closed).isTrue();
    }

    @Test
    void a_cluster_that_was_never_asked_is_given_time() {
        assertThat(watch.answers()).isTrue();

        now = now.plus(ClusterWatch.SILENCE);
        assertThat(watch.answers()).isFalse();
    }

    @Test
    void a_cluster_that_hangs_is_silent_after_a_while_and_not_at_once() {
        watch.round(() -> true);
        now = now.plus(ClusterWatch.SILENCE).minusMillis(1);
        watch.round(ClusterWatchTest::silence);
        assertThat(watch.answers()).isTrue();

        now = now.plusMillis(1);
        watch.round(ClusterWatchTest::silence);
        assertThat(watch.answers()).isFalse();
    }

    @Test
    void a_cluster_that_answers_again_is_silent_no_more() {
        now = now.plus(ClusterWatch.SILENCE);
        watch.round(() -> true);

        assertThat(watch.answers()).isTrue();
    }
}
