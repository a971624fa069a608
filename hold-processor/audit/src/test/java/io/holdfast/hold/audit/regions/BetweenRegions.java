package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import java.util.List;

/** What tests of two logs do alike. */
final class BetweenRegions {

    private BetweenRegions() {}

    /** Brings what the facts of one log mean in the other one. */
    static void carry(LiveLog from, String giver, LiveLog to, String receiver) {
        var courier = new Courier(giver, receiver);
        var facts = List.copyOf(from.log.records(Topics.SEAT_EVENTS));
        for (int i = 0; i < facts.size(); i++) {
            courier.command(from.serdes.hold().facts().decode(facts.get(i).value()), new LogPosition(0, i))
                    .ifPresent(command -> to.send(to.serdes.hold().commands().encode(command)));
        }
    }

    /** What the facts of a log say about regions. */
    static RegionReading reading(String name, LiveLog log) {
        return RegionReading.of(new RegionLog(name, log.log, log.serdes));
    }
}
