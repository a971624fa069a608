package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void before_it_the_caller_looks_again() throws InterruptedException {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));

        deadline.pause(1, IllegalStateException::new);

        assertThat(deadline.passed()).isFalse();
    }

    @Test
    void after_it_the_caller_hears_what_it_waited_for() {
        Deadline deadline = Deadline.in(Duration.ofNanos(-1));

        assertThat(deadline.passed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> deadline.pause(1, () -> new IllegalStateException("no answer")))
                .withMessage("no answer");
    }
}
