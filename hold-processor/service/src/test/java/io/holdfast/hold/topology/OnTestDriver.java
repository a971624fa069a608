package io.holdfast.hold.topology;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a topology of its own, without a state. */
abstract class OnTestDriver {

    static final Duration NOW = Duration.ZERO;

    /** When a hold is over. */
    static final Duration END = Duration.ofMinutes(5);

    @TempDir
    Path stateDir;

    HoldTopologyFixture topology;

    @BeforeEach
    void start() {
        topology = new HoldTopologyFixture(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }
}
