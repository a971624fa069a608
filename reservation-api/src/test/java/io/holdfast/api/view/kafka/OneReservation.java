package io.holdfast.api.view.kafka;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.CountedCommands;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.api.overload.SoldOutEvents;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.region.Homes;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.usecase.CallsFixture;
import io.holdfast.api.usecase.FakeFence;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.api.usecase.Holds;
import io.holdfast.api.usecase.Reservations;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.store.StateCodec;
import io.holdfast.api.view.store.StateFixture;
import io.holdfast.api.view.store.ViewCodec;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One reservation: its callers, the log, a small owner and the views of one instance, each moved a step at a time. */
final class OneReservation {

    /** What a caller wants; none of them waits for the owner. */
    enum Caller {
        HOLDS,
        HOLDS_OTHER_SEATS,
        RELEASES,
        READS
    }

    private static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);
    private static final int MANY = 1_000;
    private static final AvroSerde<State> SERDE = new AvroSerde<>(Topics.STATE, State.class, Schemas.carried());

    private record Acknowledgement(long offset, CompletableFuture<Delivery> delivery) {}

    /** A state as the owner wrote it because of a command; empty for a tombstone. */
    private record Written(long cause, Optional<io.holdfast.schemas.view.Reservation> state) {}

    private final List<Optional<Command>> log = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Written> states = new ArrayList<>();
    private final NavigableMap<Long, Optional<io.holdfast.schemas.view.Reservation>> history = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Thread> calls = new ArrayList<>();
    private int decided;
    private int read;
    private int viewed;

    private final Settings settings = TestSettings.places(MANY, MANY);
    private final FakeViews committed = new FakeViews();
    private final TailStates<SpecificRecord> ahead = new TailStates<>(2);
    private final Views views = new DecidedViews(committed, ahead, _ -> Optional.empty());
    private final CountedCommands counted = new CountedCommands();
    private final PendingCommands attempts = new PendingCommands(
            (command, _, _) -> append(command),
            settings,
            System::nanoTime,
            new OwnerProgress(System::nanoTime),
            counted);
    private final StateTail tail = new StateTail(new StateCodec(Schemas.carried()), ahead, attempts);
    private final WaitingPlaces places = new WaitingPlaces(settings, counted);
    private final CommandGateway gateway = new CommandGateway(attempts, places, new Waits());
    private final FakeFence fence = new FakeFence();
    private final Lookup lookup = new Lookup(views, fence, places, new Homes(RegionSettings.NONE));
    private final Holds holds =
            new Holds(views, lookup, attempts, gateway, new SoldOutEvents(views), counted, List::of);
    private final Reservations reservations = new Reservations(views, lookup, attempts, gateway, List::of);

    OneReservation() {
        committed.put(States.open());
        fence.behave(_ -> fence());
    }

    /** Everything on the log is decided and in the view, or it is not. */
    private FenceResult fence() {
        Optional<LogPosition> end = log.isEmpty() ? Optional.empty() : Optional.of(position(log.size() - 1));
        return decided == log.size() && viewed == states.size()
                ? new FenceResult.Passed(end)
                : new FenceResult.Waiting(end.orElseThrow());
    }

    private synchronized CompletableFuture<Delivery> append(Command command) {
        log.add(Optional.of(command));
        var delivery = new CompletableFuture<Delivery>();
        acknowledgements.add(new Acknowledgement(log.size() - 1L, delivery));
        return delivery;
    }

    /** Somebody calls, and is told at once what is known, or as soon as the log has acknowledged. */
    void call(Caller caller) {
        long viewedTo = viewed == 0 ? -1 : states.get(viewed - 1).cause();
        boolean known = views.state(SUBJECT).isPresent();
        int end = log.size();
        var answer = new CompletableFuture<Answer>();
        Thread call = Thread.ofVirtual().start(() -> answer.complete(ask(caller)));
        calls.add(call);
        awaitStill(call);
        long from = log.size() > end ? end : known ? viewedTo : Math.max(viewedTo, attached(caller));
        told.add(new Told(caller, answer, from));
    }

    /** Where the command stands that a call for the same is attached to, if it has not been decided in the view. */
    private long attached(Caller caller) {
        for (int offset = log.size() - 1; offset >= 0; offset--) {
            if (log.get(offset).equals(Optional.of(command(caller)))) {
                return offset;
            }
        }
        return -1;
    }

    private static Command command(Caller caller) {
        return switch (caller) {
            case HOLDS, READS -> new Command.HoldSeats(request("A-1-1"));
            case HOLDS_OTHER_SEATS -> new Command.HoldSeats(request("B-1-1"));
            case RELEASES -> new Command.ReleaseSeats(States.EVENT, States.RESERVATION, "A-1-1");
        };
    }

    private Answer ask(Caller caller) {
        return switch (caller) {
            case HOLDS -> holds.hold(request("A-1-1"), CallsFixture.atOnce());
            case HOLDS_OTHER_SEATS -> holds.hold(request("B-1-1"), CallsFixture.atOnce());
            case RELEASES -> reservations.release(States.EVENT, States.RESERVATION, CallsFixture.atOnce());
            case READS -> reservations.read(States.EVENT, States.RESERVATION, CallsFixture.atOnce());
        };
    }

    private static HoldRequest request(String seat) {
        return new HoldRequest(States.EVENT, States.RESERVATION, List.of(seat), 300);
    }

    /** Until the call has its answer or waits for an acknowledgement: all else happens at once. */
    private static void awaitStill(Thread call) {
        while (call.isAlive() && call.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /** A Tick: what was released long ago is forgotten. */
    void forget() {
        log.add(Optional.empty());
    }

    /** One of the appends that were not acknowledged is. */
    void acknowledge(int which) {
        if (!acknowledgements.isEmpty()) {
            Acknowledgement one = acknowledgements.remove(which % acknowledgements.size());
            one.delivery().complete(FakeLog.acknowledged(position(one.offset())));
            calls.forEach(OneReservation::awaitStill);
        }
    }

    /** The owner decides the next command and writes what becomes of the reservation, if only that it stays as it is. */
    void decide() {
        if (decided == log.size()) {
            return;
        }
        int offset = decided++;
        Optional<io.holdfast.schemas.view.Reservation> before =
                history.isEmpty() ? Optional.empty() : history.lastEntry().getValue();
        Optional<io.holdfast.schemas.view.Reservation> after = log.get(offset)
                .map(command -> after(command, before, offset))
                .orElse(before.filter(state -> state.getStatus() != ReservationStatus.RELEASED));
        if (log.get(offset).isPresent() || !after.equals(before)) {
            history.put((long) offset, after);
            states.add(new Written(offset, after));
        }
    }

    private static Optional<io.holdfast.schemas.view.Reservation> after(
            Command command, Optional<io.holdfast.schemas.view.Reservation> before, int offset) {
        return switch (command) {
            case Command.HoldSeats(HoldRequest request)
            when before.isEmpty() ->
                Optional.of(state(ReservationStatus.HELD, request.seats().getFirst(), offset));
            case Command.ReleaseSeats release
            when before.isPresent() && before.get().getStatus() == ReservationStatus.HELD ->
                Optional.of(state(
                        ReservationStatus.RELEASED, before.get().getSeats().getFirst(), offset));
            default -> before;
        };
    }

    private static io.holdfast.schemas.view.Reservation state(ReservationStatus status, String seat, int offset) {
        return io.holdfast.schemas.view.Reservation.newBuilder(
                        StateFixture.reservation(States.EVENT, States.RESERVATION, status, seat))
                .setDecided(StateFixture.cause(offset))
                .build();
    }

    void decideAll() {
        while (decided < log.size()) {
            decide();
        }
    }

    /** The next state comes by the tail, committed or not. */
    void tail() {
        if (read < states.size()) {
            tail.arrived(record(states.get(read++)));
        }
    }

    /** An owner that was replaced writes a state once more, however old it is. */
    void tailAgain(int which) {
        if (!states.isEmpty()) {
            tail.arrived(record(states.get(which % states.size())));
        }
    }

    @SuppressWarnings("NullAway") // A tombstone's value is null
    private static ConsumerRecord<byte[], byte[]> record(Written written) {
        byte @Nullable [] value =
                written.state().map(state -> SERDE.encode(new State(state))).orElse(null);
        byte[] key = StateKeys.reservation(States.EVENT, States.RESERVATION).getBytes(StandardCharsets.UTF_8);
        var record = new ConsumerRecord<>(Topics.STATE.name(), position(0).partition(), 0, key, value);
        RecordHeaders.add(
                record.headers(), RecordHeaders.CAUSE, position(written.cause()).toString());
        return record;
    }

    /** The next state is committed and in the view. */
    void view() {
        if (viewed == states.size()) {
            return;
        }
        Written next = states.get(viewed++);
        LogPosition cause = position(next.cause());
        next.state()
                .ifPresentOrElse(
                        state -> committed.put(ViewCodec.reservation(state, Settled.COMMITTED), cause),
                        () -> committed.forget(States.EVENT, States.RESERVATION));
        ahead.viewed(cause);
        attempts.arrived(SUBJECT.key(), cause);
    }

    /** All is acknowledged, decided, committed and seen, and everybody is told. */
    void settle() {
        do {
            while (!acknowledgements.isEmpty()) {
                acknowledge(0);
            }
            decideAll();
            while (read < states.size()) {
                tail();
            }
            while (viewed < states.size()) {
                view();
            }
        } while (!acknowledgements.isEmpty());
    }

    /** What everybody was told; only to be asked once all is settled. */
    List<Told> told() {
        return told;
    }

    /** The commands of those who were told that it was they who got the seats. */
    List<LogPosition> held() {
        return told.stream()
                .map(Told::answer)
                .flatMap(answer -> answer instanceof Answer.Held(Reservation state)
                        ? Stream.of(state.decided().position())
                        : Stream.empty())
                .toList();
    }

    /** Commands that are waited for. */
    int pending() {
        return attempts.size();
    }

    /** What the instance shows. */
    Optional<Is> shown() {
        return views.state(SUBJECT).map(Is::of);
    }

    /** What the owner decided last. */
    Optional<Is> decided() {
        return history.isEmpty() ? Optional.empty() : is(history.lastEntry().getValue());
    }

    private static LogPosition position(long offset) {
        return new LogPosition(States.at(0).partition(), offset);
    }

    private static Optional<Is> is(Optional<io.holdfast.schemas.view.Reservation> state) {
        return state.map(known -> Is.of(ViewCodec.reservation(known, Settled.COMMITTED)));
    }

    /** How a reservation is, whether it was committed when it was told or not. */
    record Is(Reservation.Status status, List<String> seats, LogPosition decided) {

        private static Is of(Reservation state) {
            return new Is(state.status(), state.seats(), state.decided().position());
        }
    }

    /** What a caller was told, which must be so at {@code from} or later: at its command, or where the view was when it called. */
    final class Told {

        private final Caller caller;
        private final CompletableFuture<Answer> answer;
        private final long from;

        private Told(Caller caller, CompletableFuture<Answer> answer, long from) {
            this.caller = caller;
            this.answer = answer;
            this.from = from;
        }

        Answer answer() {
            return answer.join();
        }

        boolean isTrue() {
            return switch (answer()) {
                case Answer.Held(Reservation state) ->
                    was(Optional.of(state)) && state.decided().position().equals(position(from));
                case Answer.ReservationNow(Reservation state) -> was(Optional.of(state));
                case Answer.ReservationDiffers(Reservation state, var _) -> was(Optional.of(state));
                case Answer.NotHeld(Reservation state) -> was(Optional.of(state));
                case Answer.NoSuchReservation _ -> was(Optional.empty());
                case UndecidedAnswer.Checking checking ->
                    checking.sent().offset() < log.size()
                            && log.get((int) checking.sent().offset()).isPresent();
                // Nothing is said of the reservation.
                case UndecidedAnswer.Behind _, UndecidedAnswer.NotSent _ -> true;
                default -> false;
            };
        }

        private boolean was(Optional<Reservation> state) {
            Optional<Is> said = state.map(Is::of);
            var then = history.floorEntry(from);
            return said.equals(then == null ? Optional.empty() : is(then.getValue()))
                    || history.tailMap(from, false).values().stream().anyMatch(later -> said.equals(is(later)));
        }

        @Override
        public String toString() {
            return "%s, from %d: %s; the log %s, the history %s".formatted(caller, from, answer(), log, history);
        }
    }
}
