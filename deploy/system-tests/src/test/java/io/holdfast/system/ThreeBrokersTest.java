package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The promises where a record is kept by three brokers, and one of them is cut off from its like. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "links between brokers need all of 127.0.0.0/8")
class ThreeBrokersTest {

    /** A stack of three brokers takes more than one block. */
    private static final int PORT = Stack.freeBlock(11_000);

    @TempDir
    private Path folder;

    @Test
    void what_a_leader_alone_has_was_told_to_nobody() throws Exception {
        Script.Result result = Script.run(List.of(
                "drill",
                "isolate-leader",
                "--port",
                Integer.toString(PORT),
                "--data",
                folder.resolve("stack").toString()));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("drill isolate-leader: KEPT", "none contradicted", "broker-3");
    }
}
