package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P10;
import static io.holdfast.hold.audit.verify.Promise.P4;
import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.state.StateKeys;
import java.util.List;
import java.util.stream.IntStream;

/** Two instances of reservation-api, their callers, and pages that follow the seats. */
final class Readers {

    private static final int INSTANCES = 2;
    private static final int MOST_AT_ONCE = 4;
    private static final int WAITING_PERCENT = 70;
    private static final int RESTART_PERCENT = 3;
    private static final int LATE_PERCENT = 20;

    private final List<String> events;
    private final List<Integer> partitions;
    private final StateLog log;
    private final List<Api> apis;
    private final List<Follower> followers;
    private final Truth truth;
    private final Chance chance;
    private final Trace trace;

    Readers(List<String> events, StateLog log, Truth truth, Reading reading, Chance chance, Trace trace) {
        this.events = events;
        this.partitions = events.stream().map(Message::partition).toList();
        this.log = log;
        this.truth = truth;
        this.chance = chance;
        this.trace = trace;
        this.apis = IntStream.range(0, INSTANCES)
                .mapToObj(id -> new Api("api " + id, log, truth, reading))
                .toList();
        this.followers = events.stream()
                .map(event -> new Follower(event, reading.idOnLast()))
                .toList();
    }

    /** A command was appended: its caller waits, if it has not given up. */
    void sent(Message command, LogPosition position) {
        command.subject()
                .filter(_ -> chance.percent(WAITING_PERCENT))
                .ifPresent(subject -> chance.pick(apis).await(StateKeys.of(subject), position));
    }

    /** An instance does something, or a page does. */
    void act() {
        Api api = chance.pick(apis);
        int partition = chance.pick(partitions);
        if (chance.percent(RESTART_PERCENT)) {
            boolean keeps = chance.percent(50);
            trace.count(keeps ? "api restarted" : "api restarted with an empty directory");
            api.restart(partitions, keeps, chance);
            return;
        }
        if (chance.percent(LATE_PERCENT)) {
            trace.count("state of a zombie, appended late");
            log.appendLate(partition, chance);
        }
        int most = chance.between(1, MOST_AT_ONCE);
        switch (chance.below(4)) {
            case 0 -> IntStream.range(0, most).forEach(_ -> api.tail(partition));
            case 1 -> IntStream.range(0, most).forEach(_ -> api.view(partition));
            case 2 -> read(api);
            default -> {
                Follower follower = chance.pick(followers);
                if (api.isReady(Message.partition(follower.event()))) {
                    trace.count("page cut off");
                    follower.follow(api, chance);
                }
            }
        }
    }

    private void read(Api api) {
        String event = chance.pick(events);
        if (api.isReady(Message.partition(event))) {
            api.readSeats(event, Message.partition(event));
        }
        List<String> keys = truth.keys();
        if (keys.isEmpty()) {
            return;
        }
        String key = chance.pick(keys);
        int partition = partition(key);
        if (api.isReady(partition)) {
            api.read(key, partition);
        }
    }

    private static int partition(String key) {
        return Message.partition(Keys.event(StateKeys.own(key)));
    }

    /** Everything is committed: all of it arrives, everybody is answered, and every page shows what there is. */
    void settle() {
        for (Api api : apis) {
            for (int partition : partitions) {
                boolean more = true;
                while (more) {
                    more = api.view(partition);
                }
            }
            truth.keys().forEach(key -> api.read(key, partition(key)));
            events.forEach(event -> api.readSeats(event, Message.partition(event)));
            unless(api.waiting().isEmpty(), P10, "nobody is told what became of %s", api.waiting());
        }
        for (Follower follower : followers) {
            Api api = chance.pick(apis);
            unless(
                    follower.followAll(api).equals(api.seats(follower.event())),
                    P4,
                    "a page of %s shows other seats than there are",
                    follower.event());
        }
    }
}
