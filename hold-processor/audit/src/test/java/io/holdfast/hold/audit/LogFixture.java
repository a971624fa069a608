package io.holdfast.hold.audit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test's own log. */
public abstract class LogFixture {

    @TempDir
    protected Path folder;

    protected LiveLog live;

    @SuppressWarnings("NullAway.Init") // JUnit calls beginLog before every test.
    protected LogFixture() {}

    @BeforeEach
    final void beginLog() {
        live = new LiveLog(folder);
    }

    @AfterEach
    final void endLog() {
        live.close();
    }
}
