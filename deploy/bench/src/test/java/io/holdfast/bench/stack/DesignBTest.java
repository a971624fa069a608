package io.holdfast.bench.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** A web process over PostgreSQL. */
@Tag("slow")
class DesignBTest extends DesignContract {

    private static Design design;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Design.postgresInstalled(), "no PostgreSQL is installed on this machine: design B is not tested");
        design = Design.postgres(Path.of("target/design-b").toAbsolutePath(), freePorts(), Optional.empty(), List.of());
        caller = new Caller(design.url());
    }

    @AfterAll
    static void stop() throws Exception {
        if (design != null) {
            caller.close();
            design.close();
        }
    }

    @Override
    Caller caller() {
        return caller;
    }
}
