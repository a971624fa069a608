package io.holdfast.hold.simulation;

import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.SeatMove.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page that follows the stream of an event's seats. It is cut off after any change, and goes on behind the last id that it read. */
final class Follower {

    private static final int NOWHERE = Integer.MIN_VALUE;

    private record Change(SeatMove move, int id) {}

    private final String event;
    private final int partition;
    private final boolean idOnLast;
    private final Map<String, Standing> seats = new HashMap<>();
    private int place = NOWHERE;

    Follower(String event, boolean idOnLast) {
        this.event = event;
        this.partition = Message.partition(event);
        this.idOnLast = idOnLast;
    }

    String event() {
        return event;
    }

    /** Follows an instance for a while. */
    void follow(Api api, Chance chance) {
        List<Change> changes = begin(api);
        read(changes.subList(0, chance.below(changes.size() + 1)));
    }

    /** Follows an instance until nothing more comes. */
    Map<String, Standing> followAll(Api api) {
        read(begin(api));
        return Map.copyOf(seats);
    }

    private List<Change> begin(Api api) {
        if (place == NOWHERE || !api.resumes(partition, place)) {
            seats.clear();
            seats.putAll(api.seats(event));
            place = api.snapshotAt(partition);
        }
        var changes = new ArrayList<Change>();
        for (Api.Moved moved : api.behind(partition, place)) {
            List<SeatMove> moves = moved.event().equals(event) ? moved.moves() : List.of();
            for (int i = 0; i < moves.size(); i++) {
                boolean bears = idOnLast ? moved.last() && i == moves.size() - 1 : i == 0;
                changes.add(new Change(moves.get(i), bears ? moved.offset() : NOWHERE));
            }
        }
        return changes;
    }

    private void read(List<Change> changes) {
        for (Change change : changes) {
            if (change.move().becomes() == Standing.AVAILABLE) {
                seats.remove(change.move().seat());
            } else {
                seats.put(change.move().seat(), change.move().becomes());
            }
            if (change.id() != NOWHERE) {
                place = change.id();
            }
        }
    }
}
