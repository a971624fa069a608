package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static List<Long> mine(Turns turns, int arrivals) {
        return LongStream.range(0, arrivals).filter(turns::mine).boxed().toList();
    }

    @Test
    void the_steady_tenants_arrivals_are_its_share_and_as_far_apart_as_its_rate_says() {
        List<Long> mine = mine(new Turns(50, 2_050), 41_000);

        assertThat(mine).hasSize(1_000);
        for (int i = 1; i < mine.size(); i++) {
            assertThat(mine.get(i) - mine.get(i - 1)).isEqualTo(41);
        }
    }

    @Test
    void each_of_them_knows_how_many_came_before() {
        var turns = new Turns(30, 100);
        List<Long> mine = mine(turns, 1_000);

        assertThat(mine).hasSize(300);
        for (int i = 0; i < mine.size(); i++) {
            assertThat(turns.before(mine.get(i))).isEqualTo(i);
        }
    }

    @Test
    void what_is_no_share_is_refused() {
        assertThatThrownBy(() -> new Turns(2, 1)).hasMessageContaining("share");
        assertThatThrownBy(() -> new Turns(0, 1)).hasMessageContaining("share");
    }
}
