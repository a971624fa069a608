package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Timeline.Answers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    private void note(long atMs, StatusMeaning outcome) {
        timeline.note(TimeUnit.MILLISECONDS.toNanos(atMs), outcome);
    }

    @Test
    void a_window_holds_the_calls_from_its_beginning_up_to_its_end() {
        note(11_999, StatusMeaning.SETTLED);
        note(12_000, StatusMeaning.SETTLED);
        note(26_999, StatusMeaning.CHECKING);
        note(20_000, StatusMeaning.REFUSED);
        note(20_000, StatusMeaning.REFUSED);
        note(20_000, StatusMeaning.FAILED);
        note(27_000, StatusMeaning.REFUSED);

        assertThat(timeline.between(12, 27)).isEqualTo(new Answers(1, 1, 2, 1));
    }

    @Test
    void a_window_outside_of_the_load_is_empty() {
        note(0, StatusMeaning.SETTLED);

        assertThat(timeline.between(-5, 0)).isEqualTo(new Answers(0, 0, 0, 0));
        assertThat(timeline.between(5, 10)).isEqualTo(new Answers(0, 0, 0, 0));
    }
}
