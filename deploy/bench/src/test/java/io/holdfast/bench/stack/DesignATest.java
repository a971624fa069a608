package io.holdfast.bench.stack;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The seats in the memory of one process. */
class DesignATest extends DesignContract {

    private static Design design;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        design = Design.memory(Path.of("target/design-a").toAbsolutePath(), freePorts());
        caller = new Caller(design.url());
    }

    @AfterAll
    static void stop() throws Exception {
        caller.close();
        design.close();
    }

    @Override
    Caller caller() {
        return caller;
    }
}
