package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a caller is told if there is no outcome that could be told: not yet, not here, or not at all. */
public sealed interface UndecidedAnswer extends Answer {

    /**
     * The command is on the log; the owner's decision has not been seen yet.
     *
     * @param sent where it stands
     * @param sentAt when the broker appended it
     */
    record Checking(Subject subject, LogPosition sent, Instant sentAt, Duration waited) implements UndecidedAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING,
                    ACCEPTED,
                    subject,
                    Optional.of(sent),
                    Bodies.checking(subject, sent, sentAt, waited));
        }
    }

    /** The views have not come as far as an answer needs: the decision on this position has not been seen. */
    record Behind(Subject subject, LogPosition waitingFor, Duration waited) implements UndecidedAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING,
                    ACCEPTED,
                    subject,
                    Optional.of(waitingFor),
                    Bodies.behind(subject, waitingFor, waited));
        }
    }

    /** The caller's evidence is none: the log does not have this position. */
    record NoSuchPosition(LogPosition position) implements UndecidedAnswer {

        /** The header that brings the evidence. */
        public static final String FIELD = "Holdfast-After";

        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.MALFORMED,
                    Optional.empty(),
                    "%s names %s, and the log ends before it".formatted(FIELD, position),
                    body -> body.put("field", FIELD));
        }
    }

    /** A command that was not sent: what it rests on is not known here, since the decision on this position has not been seen. */
    record NotSent(Subject subject, LogPosition waitingFor, Duration waited) implements UndecidedAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NOT_READY,
                    Optional.of(waitingFor),
                    "this instance has not seen yet what was decided before, and nothing was sent; repeat the same call",
                    about(subject)
                            .andThen(body -> body.put("evidence", Bodies.waiting(waitingFor, waited))
                                    .put("accepted", "no")));
        }
    }

    /**
     * The log did not acknowledge.
     *
     * @param maybeAccepted whether the command may stand on the log all the same
     */
    record LogUnavailable(boolean maybeAccepted) implements UndecidedAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.LOG_UNAVAILABLE,
                    Optional.empty(),
                    maybeAccepted
                            ? "the log has not acknowledged: the call may take effect, or not; repeat the same call, that is always safe"
                            : "the log can't be reached, and nothing was sent; repeat the same call later",
                    body -> body.put("accepted", maybeAccepted ? "unknown" : "no"));
        }
    }

    /**
     * Too many calls are waiting already; nothing was sent.
     *
     * @param retryAfterSeconds when there is likely to be room
     */
    record Overloaded(int retryAfterSeconds) implements UndecidedAnswer {

        /** The same for all: when to come back stands in a header. */
        public static final Problem PROBLEM = new Problem(
                ProblemCode.OVERLOADED,
                "nothing was sent for this one; repeat the same call when Retry-After is over",
                body -> body.put("accepted", "no"));

        /** For calls whose time to come back cannot be estimated. */
        public static Overloaded soon() {
            return new Overloaded(Reply.Refusal.SOON);
        }

        @Override
        public Reply reply() {
            return new Reply.Refusal(Optional.empty(), PROBLEM, retryAfterSeconds);
        }
    }

    /** The owner published a state that this version does not know, and must not pass off as another. */
    record StateUnknown(Subject subject, LogPosition evidence) implements UndecidedAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.STATE_UNKNOWN,
                    Optional.of(evidence),
                    "a later version of the service can tell; ask again",
                    about(subject).andThen(body -> body.put("accepted", "unknown")));
        }
    }
}
