package io.holdfast.api.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.LogPosition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredViewTest {

    @Test
    void a_stored_view_keeps_its_cause_and_its_bytes() {
        byte[] record = {0, 0, 0, 0, 1, 42};
        var cause = Optional.of(new LogPosition(5, Long.MAX_VALUE));

        assertThat(StoredView.cause(StoredView.of(cause, record))).isEqualTo(cause);
        assertThat(StoredView.record(StoredView.of(cause, record))).isEqualTo(record);
        assertThat(StoredView.cause(StoredView.of(Optional.empty(), record))).isEmpty();
    }
}
