package io.holdfast.api.overload;

import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.CommandMeters;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.TenantShares;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.Partitions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether one more hold is taken in (P11). It is refused, before anything is done for it, if the owner of its partition is too far behind
 * or too many holds are in flight: a decision that comes later than callers wait helps nobody. The last fifth of either limit is kept for
 * callers that were refused before and come back when they were told to. The refusal of a caller that comes back earlier is delayed. Either
 * limit is shared by the tenants, and each has a line of its own: the crowd of one does not send those of another away.
 */
@Singleton
public final class Admission {

    /** Fewer undecided commands are no backlog: an owner that is away, a command that is never decided, a handful of callers. */
    static final int MIN_UNDECIDED = 200;

    /** Share of a limit that new callers may use; the rest is kept for callers that were refused before. */
    private static final double SHARE_FOR_NEW = 0.8;

    /** A minute's worth of refusals at some hundreds a second; some 3 MB if all are taken. */
    private static final int MAX_REFUSALS = 20_000;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Partitions partitions;
    private final PendingCommands attempts;
    private final Views views;
    private final OwnerProgress progress;
    private final InFlightHolds room;
    private final Duration behind;
    private final LongSupplier nanoTime;
    private final CommandMeters meters;
    private final RecentRefusals refused = new RecentRefusals(MAX_REFUSALS);
    private final Map<Line, RetryAfterSchedule> lines = new ConcurrentHashMap<>();

    /**
     * Admits holds to these partitions.
     *
     * @param attempts knows the holds that are on their way
     * @param views knows the holds that are decided
     * @param settings say how far an owner may be behind
     * @param nanoTime monotonic clock
     */
    public Admission(
            Partitions partitions,
            PendingCommands attempts,
            Views views,
            OwnerProgress progress,
            InFlightHolds room,
            Settings settings,
            LongSupplier nanoTime,
            CommandMeters meters) {
        this.partitions = partitions;
        this.attempts = attempts;
        this.views = views;
        this.progress = progress;
        this.room = room;
        this.behind = settings.limits().behind();
        this.nanoTime = nanoTime;
        this.meters = meters;
    }

    /** Those who are told to come back one after the other, for an owner or, without one, for this instance. */
    private record Line(Optional<Integer> partition, Optional<String> tenant) {}

    /**
     * The refusal of a hold.
     *
     * @param late how long its answer is to be kept back
     */
    public record Overload(UndecidedAnswer.Overloaded answer, Duration late) {}

    /**
     * The refusal of a hold before its request is read; empty if it is taken in. It reads a few numbers as long as there is room. A hold that is
     * on its way or decided is never refused.
     *
     * @param tenant whose hold it is; empty if that is not known
     */
    public Optional<Overload> refusal(Subject subject, Optional<String> tenant) {
        int partition = partitions.of(subject.event());
        OwnerProgress.Standing standing = progress.standing(partition, tenant);
        double behindBy = standing.undecided() < MIN_UNDECIDED
                ? 0
                : TenantShares.load(tenant, share(standing.oldest()), standing.part());
        int limit = room.limit();
        double part = room.part(tenant);
        double fullBy = TenantShares.load(tenant, (double) room.inside() / limit, part);
        double load = Math.max(behindBy, fullBy);
        if (load < SHARE_FOR_NEW || isKnown(subject)) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        Optional<Duration> told = refused.early(subject.key(), now);
        Optional<Duration> early = told.filter(Duration::isPositive);
        if (load < 1 && told.isPresent() && early.isEmpty()) {
            meters.returned();
            return Optional.empty();
        }
        boolean behind = behindBy >= fullBy;
        meters.refused(behind ? CommandMeters.Reason.BEHIND : CommandMeters.Reason.FULL);
        if (early.isPresent()) {
            return early.map(Admission::again);
        }
        var line = new Line(behind ? Optional.of(partition) : Optional.empty(), tenant);
        RetryAfterSchedule schedule = lines.computeIfAbsent(line, _ -> new RetryAfterSchedule(now));
        int seconds = behind
                ? ownerBehind(schedule, standing, now)
                : schedule.seconds(
                        Math.max(0, room.inside() - limit), pace(room.perSecond(), part), Duration.ZERO, now);
        refused.add(subject.key(), seconds, now);
        return Optional.of(new Overload(new UndecidedAnswer.Overloaded(seconds), Duration.ZERO));
    }

    private boolean isKnown(Subject subject) {
        return attempts.hold(subject).isPresent() || views.hasReservation(subject.event(), subject.id());
    }

    /** Comes before it was told to: it keeps its turn, and hears of it when that is, or late enough to make coming early useless. */
    private static Overload again(Duration early) {
        int seconds = (int) Math.max(1, Math.ceilDiv(early.toNanos(), SECOND.toNanos()));
        return new Overload(new UndecidedAnswer.Overloaded(seconds), early.compareTo(SECOND) < 0 ? early : SECOND);
    }

    private int ownerBehind(RetryAfterSchedule schedule, OwnerProgress.Standing standing, long now) {
        // What the owner does while callers may wait is no backlog.
        int timely = Math.max(MIN_UNDECIDED, (int) (standing.perSecond() * behind.toMillis() / 1_000));
        return schedule.seconds(
                Math.max(0, standing.undecided() - timely),
                pace(standing.perSecond(), standing.part()),
                standing.oldest(),
                now);
    }

    /** A tenant's line moves as fast as its part of what is done; one that has nothing inside yet is at the head of its line. */
    private static double pace(double perSecond, double part) {
        return part == 0 ? perSecond : perSecond * part;
    }

    private double share(Duration oldest) {
        return (double) oldest.toNanos() / behind.toNanos();
    }
}
