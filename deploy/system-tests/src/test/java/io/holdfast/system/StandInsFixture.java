package io.holdfast.system;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The shared stack; each test leaves it ready, and its payment provider and mail server without faults. */
abstract class StandInsFixture {

    static final Duration SOON = Duration.ofMinutes(2);

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @AfterEach
    void well_again() throws Exception {
        Stack.standIns().noFaults();
        Stack.awaitReady();
    }
}
