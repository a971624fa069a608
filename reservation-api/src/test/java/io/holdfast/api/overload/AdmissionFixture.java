package io.holdfast.api.overload;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.CountedCommands;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** An owner that is behind and holds that are in flight, on a clock of its own. */
abstract class AdmissionFixture {

    /** A caller whose tenant is not known. */
    static final Optional<String> NOBODY = Optional.empty();

    static final int PARTITION = Partitions.DEFAULT.of(States.EVENT);

    final AtomicLong nanoTime = new AtomicLong(-1);
    final OwnerProgress progress = new OwnerProgress(nanoTime::get);
    final InFlightHolds inFlight = new InFlightHolds(TestSettings.places(2_000, 1), nanoTime::get);
    final CountedCommands counted = new CountedCommands();
    final FakeViews views = new FakeViews();
    final PendingCommands attempts =
            new PendingCommands(new FakeLog(), TestSettings.pending(100), nanoTime::get, progress, counted);
    final Admission admission = new Admission(
            Partitions.DEFAULT, attempts, views, progress, inFlight, TestSettings.pending(1), nanoTime::get, counted);
    long end;

    Optional<Answer> ask(String reservation) {
        return ask(reservation, NOBODY);
    }

    Optional<Answer> ask(String reservation, Optional<String> tenant) {
        return admission.refusal(subject(reservation), tenant).map(Admission.Overload::answer);
    }

    /** Fills this share of the limit. */
    void fillTo(int perMille) {
        enter(inFlight.limit() * perMille / 1_000 - inFlight.inside());
    }

    static Subject subject(String reservation) {
        return Subject.of(States.EVENT, reservation);
    }

    /** Puts a number of commands on the log. */
    void append(int commands) {
        append(commands, NOBODY);
    }

    void append(int commands, Optional<String> tenant) {
        for (int i = 0; i < commands; i++) {
            progress.acknowledged(new LogPosition(PARTITION, end++), tenant);
        }
    }

    /** Puts a number of commands on the log that are decided at once. */
    void decide(int commands) {
        append(commands);
        progress.decided(new LogPosition(PARTITION, end - 1));
    }

    void enter(int holds) {
        enter(holds, NOBODY);
    }

    void enter(int holds, Optional<String> tenant) {
        for (int i = 0; i < holds; i++) {
            inFlight.enter(tenant);
        }
    }

    void leave(int holds, Optional<String> tenant) {
        for (int i = 0; i < holds; i++) {
            inFlight.leave(tenant);
        }
    }

    void pass(long ms) {
        nanoTime.addAndGet(Duration.ofMillis(ms).toNanos());
    }
}
