package io.holdfast.api.canary;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.canary.CanaryWatch.Outcome;
import io.holdfast.api.canary.CanaryWatch.Step;
import io.holdfast.api.decision.Call;
import io.holdfast.api.model.Section;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.region.Homes;
import io.holdfast.api.settings.CanarySettings;
import io.holdfast.api.usecase.Events;
import io.holdfast.api.usecase.Holds;
import io.holdfast.api.usecase.Reservations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Holds a seat of an event of its own and gives it back, through what serves the callers too, and says how long that took. Its event is
 * named after its instance, so that no other canary and no customer has anything to do with it.
 */
public final class Canary {

    private static final Logger LOG = Logger.getLogger(Canary.class);

    /** Longer than a customer waits; how long it really took is what is measured. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The shortest that outlives both steps: if giving back fails, the seat is free again by itself. */
    private static final int HOLD_SECONDS = 15;

    /** Rounds take turns: a seat whose hold has yet to end by itself is in nobody's way. */
    private static final int SEATS = 10;

    private final EventRequest event;
    private final Events events;
    private final Holds holds;
    private final Reservations reservations;
    private final CanaryWatch watch;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private int rounds;

    /**
     * Makes its calls by these use cases.
     *
     * @param settings name its event
     * @param homes say where that is opened
     * @param clock names its reservations
     * @param nanoTime monotonic clock
     */
    public Canary(
            CanarySettings settings,
            Homes homes,
            Events events,
            Holds holds,
            Reservations reservations,
            CanaryWatch watch,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.event = new EventRequest(
                settings.event(),
                "Canary of " + settings.instance(),
                "EUR",
                List.of(new Section("A", 1, SEATS, 0)),
                homes.home(settings.event()));
        this.events = events;
        this.holds = holds;
        this.reservations = reservations;
        this.watch = watch;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Tries once. If a step fails, the next one is not taken. */
    public void round() {
        rounds++;
        String reservation = "canary-" + Long.toString(clock.millis(), Character.MAX_RADIX);
        String seat = event.sections().getFirst().seat(1, 1 + rounds % SEATS);
        var hold = new HoldRequest(event.event(), reservation, List.of(seat), HOLD_SECONDS);
        boolean held =
                takes(Step.OPEN, () -> events.open(event, call())) && takes(Step.HOLD, () -> holds.hold(hold, call()));
        if (held) {
            var _ = takes(Step.RELEASE, () -> reservations.release(event.event(), reservation, call()));
        }
    }

    private boolean takes(Step step, Supplier<Answer> call) {
        long began = nanoTime.getAsLong();
        Outcome outcome = outcome(step, call);
        watch.took(step, outcome, Duration.ofNanos(nanoTime.getAsLong() - began));
        return outcome == Outcome.OK;
    }

    private static Outcome outcome(Step step, Supplier<Answer> call) {
        try {
            Answer answer = call.get();
            return succeeds(step, answer) ? Outcome.OK : otherwise(step, answer);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "the canary failed: step=%s", step);
            return Outcome.FAILED;
        }
    }

    private static boolean succeeds(Step step, Answer answer) {
        return switch (step) {
            case OPEN -> answer instanceof Answer.EventOpened || answer instanceof Answer.EventNow;
            case HOLD -> answer instanceof Answer.Held;
            case RELEASE -> answer instanceof Answer.ReservationNow;
        };
    }

    private static Outcome otherwise(Step step, Answer answer) {
        LOG.warnf(
                "the canary was not answered as it should be: step=%s answer=%s",
                step, answer.getClass().getSimpleName());
        return answer instanceof UndecidedAnswer.Checking ? Outcome.CHECKING : Outcome.REFUSED;
    }

    private static Call call() {
        return new Call(PATIENCE, Optional.empty(), Optional.empty(), TraceParent.continuing(null));
    }
}
