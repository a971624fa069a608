package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region that was taken over comes back by nobody's order, with the locks of production. What must not be, is found. */
@Tag("slow")
class ZombieRegionTest {

    @TempDir
    private Path folder;

    @Test
    void the_audit_convicts_two_regions_that_sold_the_same_seats() throws Exception {
        Script.Result result = Script.run(List.of(
                "drill",
                "zombie-region",
                "--secure",
                "--port",
                Integer.toString(MirroredRegionsTest.freeBlocks()),
                "--data",
                folder.resolve("stack").toString()));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("drill zombie-region: KEPT", "us is taken over");
    }
}
