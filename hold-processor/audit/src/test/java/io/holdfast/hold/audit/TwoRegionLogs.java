package io.holdfast.hold.audit;

import io.holdfast.hold.audit.regions.RegionLog;
import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test's own logs of two regions. */
public abstract class TwoRegionLogs {

    @TempDir
    protected Path folder;

    protected LiveLog eu;
    protected LiveLog us;

    @SuppressWarnings("NullAway.Init") // JUnit calls beginLogs before every test.
    protected TwoRegionLogs() {}

    @BeforeEach
    final void beginLogs() {
        eu = new LiveLog(folder.resolve("eu"));
        us = new LiveLog(folder.resolve("us"));
    }

    @AfterEach
    final void endLogs() {
        eu.close();
        us.close();
    }

    /** Both, as they are compared. */
    protected final List<RegionLog> logs() {
        return List.of(new RegionLog("eu", eu.log, eu.serdes), new RegionLog("us", us.log, us.serdes));
    }

    /** Brings what the facts of one log mean in the other one. */
    protected static void carry(LiveLog from, String giver, LiveLog to, String receiver) {
        var courier = new Courier(giver, receiver);
        var facts = List.copyOf(from.log.records(Topics.SEAT_EVENTS));
        for (int i = 0; i < facts.size(); i++) {
            courier.command(from.serdes.hold().facts().decode(facts.get(i).value()), new LogPosition(0, i))
                    .ifPresent(command -> to.send(to.serdes.hold().commands().encode(command)));
        }
    }
}
