package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    @TempDir
    private Path folder;

    @Test
    void what_went_wrong_is_not_pushed_out_by_where() throws IOException {
        var trace = new StringWriter();
        nested(0).printStackTrace(new PrintWriter(trace, true));
        Path log = Files.writeString(folder.resolve("part.log"), "begun\n" + trace);

        String tail = Tail.of(log);

        assertThat(trace.toString().lines().count()).isGreaterThan(40);
        assertThat(tail.lines())
                .containsExactly(
                        "begun",
                        "java.lang.IllegalStateException: failed to start",
                        "Caused by: java.lang.IllegalStateException: begin anew");
    }

    private static Exception nested(int depth) {
        return depth < 40
                ? nested(depth + 1)
                : new IllegalStateException("failed to start", new IllegalStateException("begin anew"));
    }
}
