package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Makes of a log what no hold-processor writes. Facts of a kind are counted from 0. */
final class ForgedFacts {

    private ForgedFacts() {}

    private static SeatEvent fact(LiveLog log, int index) {
        return log.serdes
                .hold()
                .facts()
                .decode(log.log.records(Topics.SEAT_EVENTS).get(index).value());
    }

    /** Changes one of the facts of a kind. */
    static <T> void change(LiveLog log, Class<T> kind, int which, UnaryOperator<T> change) {
        int index = index(log, kind, which);
        SeatEvent event = fact(log, index);
        var changed = new SeatEvent(event.getCause(), event.getIndex(), change.apply(kind.cast(event.getFact())));
        log.log.change(Topics.SEAT_EVENTS, index, log.serdes.hold().facts().encode(changed));
    }

    private static int index(LiveLog log, Class<?> kind, int which) {
        return IntStream.range(0, log.log.records(Topics.SEAT_EVENTS).size())
                .filter(i -> kind.isInstance(fact(log, i).getFact()))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    /** Removes one of the facts of a kind. */
    static void lose(LiveLog log, Class<?> kind, int which) {
        var _ = log.log.records(Topics.SEAT_EVENTS).remove(index(log, kind, which));
    }

    /** Appends one of the facts of a kind once more. */
    static void again(LiveLog log, Class<?> kind, int which) {
        var record = log.log.records(Topics.SEAT_EVENTS).get(index(log, kind, which));
        log.log.append(Topics.SEAT_EVENTS, record.timestamp(), record.key(), record.value(), record.headers());
    }
}
