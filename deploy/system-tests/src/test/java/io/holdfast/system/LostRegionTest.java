package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A region is lost for good, with the locks of production. */
@Tag("slow")
class LostRegionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lost-region", "zombie-region"})
    void the_drill_ends_as_it_must(String name) throws Exception {
        Script.Result result = Script.run(List.of(
                "drill",
                name,
                "--secure",
                "--port",
                Integer.toString(MirroredRegionsTest.freeBlocks()),
                "--data",
                folder.resolve("stack").toString()));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("drill %s: KEPT".formatted(name), "us is taken over");
    }
}
