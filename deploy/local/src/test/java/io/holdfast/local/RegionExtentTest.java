package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionExtentTest {

    private static final List<String> LOG =
            List.of("broker", "registry", "mirror", "hold-processor-0", "hold-processor-1");
    private static final List<String> EDGES = List.of("reservation-api-0", "payment-adapter-0", "receipt-sender-0");
    private static final List<String> OUTSIDE = List.of("payment-provider", "mail-server", "token-issuer");

    @TempDir
    private Path data;

    @Test
    void all_of_a_region_runs_unless_something_else_was_said() throws Exception {
        Files.createDirectories(data.resolve("us"));
        assertThat(RegionExtent.of(data, "us")).isEqualTo(RegionExtent.ALL);

        RegionExtent.NONE.write(data, "us");
        assertThat(RegionExtent.of(data, "us")).isEqualTo(RegionExtent.NONE);
        assertThat(RegionExtent.of(data, "eu")).isEqualTo(RegionExtent.ALL);
    }

    @Test
    void what_is_no_extent_is_refused_by_the_name_of_its_file() throws Exception {
        Files.createDirectories(data.resolve("us"));
        Files.writeString(data.resolve("us/extent"), "half");

        assertThatThrownBy(() -> RegionExtent.of(data, "us"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("us/extent");
    }

    @Test
    void a_region_that_retires_sells_nothing_and_asks_for_no_money() {
        assertThat(LOG).allMatch(RegionExtent.RETIRING::has).noneMatch(RegionExtent.NONE::has);
        assertThat(EDGES).noneMatch(RegionExtent.RETIRING::has).allMatch(RegionExtent.ALL::has);
    }

    @Test
    void the_world_outside_is_not_lost_with_a_region() {
        assertThat(OUTSIDE).allMatch(RegionExtent.NONE::has).allMatch(RegionExtent.RETIRING::has);
    }
}
