package io.holdfast.api.answer;

import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.LogPosition;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer in the words of the contract. */
public sealed interface Reply {

    /** What metrics count it as. */
    AnswerKind kind();

    /** Where on the log the answer rests; empty if it rests on nothing there. */
    Optional<LogPosition> evidence();

    /**
     * The call was served, or is being served.
     *
     * @param status HTTP status
     * @param subject what the body is about; a status of 201 or 202 names its path
     * @param below what that path goes on with; empty if it ends with the subject
     * @param members writes the members of the body
     */
    record Result(
            AnswerKind kind,
            int status,
            Subject subject,
            String below,
            Optional<LogPosition> evidence,
            Consumer<JsonObject> members)
            implements Reply {

        /** One whose path ends with its subject. */
        public Result(
                AnswerKind kind,
                int status,
                Subject subject,
                Optional<LogPosition> evidence,
                Consumer<JsonObject> members) {
            this(kind, status, subject, "", evidence, members);
        }

        /** An event as it is. */
        static Result of(AnswerKind kind, int status, Event event) {
            return new Result(kind, status, Subject.of(event.id()), Optional.of(event.position()), Bodies.event(event));
        }

        /** A reservation as it is. */
        static Result of(AnswerKind kind, int status, Reservation state) {
            return new Result(kind, status, state.subject(), Optional.of(state.position()), Bodies.reservation(state));
        }
    }

    /**
     * The call was refused, or could not be served.
     *
     * @param retryAfterSeconds when to ask again, if that helps
     * @param askRegion the other region that answers the same call; empty if none does
     */
    record Refusal(Optional<LogPosition> evidence, Problem problem, int retryAfterSeconds, Optional<String> askRegion)
            implements Reply {

        /** One that no other region would answer otherwise. */
        public Refusal(Optional<LogPosition> evidence, Problem problem, int retryAfterSeconds) {
            this(evidence, problem, retryAfterSeconds, Optional.empty());
        }

        /** Seconds: long enough to let a burst pass, short enough for a person who waits. */
        public static final int SOON = 1;

        /** One that may be asked again soon. */
        static Refusal of(
                ProblemCode code, Optional<LogPosition> evidence, String detail, Consumer<JsonObject> members) {
            return new Refusal(evidence, new Problem(code, detail, members), SOON);
        }

        /** One about an event as it is. */
        static Refusal of(ProblemCode code, Event event, String detail, Consumer<JsonObject> members) {
            return of(
                    code,
                    Optional.of(event.position()),
                    detail,
                    Bodies.about(Subject.of(event.id())).andThen(members));
        }

        /** One because of a reservation as it is, which the members name. */
        static Refusal of(ProblemCode code, Reservation state, String detail, Consumer<JsonObject> members) {
            return of(code, Optional.of(state.position()), detail, members);
        }

        /** One because of where a reservation stands. */
        static Refusal conflict(ProblemCode code, String detail, Reservation state) {
            return of(code, state, detail, Bodies.withStatus(state));
        }

        @Override
        public AnswerKind kind() {
            return problem.code().kind();
        }
    }

    /**
     * A problem detail (RFC 9457).
     *
     * @param detail what is wrong this time, and what to do
     * @param members writes further members
     */
    record Problem(ProblemCode code, String detail, Consumer<JsonObject> members) {

        private static final String TYPE = "urn:holdfast:problem:";

        /** A problem without further members. */
        public Problem(ProblemCode code, String detail) {
            this(code, detail, _ -> {});
        }

        public int status() {
            return code.status();
        }

        /** Writes all members. */
        public void write(JsonObject body) {
            members.accept(body.put("type", TYPE + code.word())
                    .put("title", code.title())
                    .put("status", code.status())
                    .put("detail", detail));
        }
    }

    /** What a call was told, as metrics tell it: few enough to be a tag, and such that each means one thing to a customer. */
    enum AnswerKind {
        /** This call got the seats. */
        HELD,
        /** It is so, or was so before. */
        DONE,
        /** Not known yet. */
        CHECKING,
        /** The outcome of the payment is not known yet. */
        PAYING,
        /** None of the seats can be had. */
        REJECTED,
        /** The payment ended without money, because of the customer's means of payment. */
        DECLINED,
        /** The payment ended without money, and the customer's means of payment is not why. */
        PAYMENT_UNAVAILABLE,
        /** It does not go with what was done before. */
        REFUSED,
        /** Another region decides about it. */
        ELSEWHERE,
        /** There is no such thing. */
        MISSING,
        /** The log can't be reached. */
        UNAVAILABLE,
        /** Too many wait. */
        OVERLOADED,
        /** The owner says what this version does not understand. */
        UNKNOWN,
        /** The views have not come as far as is needed. */
        NOT_READY,
        /** An internal error. */
        FAILED;

        /** The value of the tag. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every problem that a caller can be told. Clients tell them apart by their names. */
    enum ProblemCode {
        MALFORMED(400, AnswerKind.REFUSED, "The request is malformed"),
        UNAUTHENTICATED(401, AnswerKind.REFUSED, "Not known who asks"),
        PAYMENT_DECLINED(402, AnswerKind.DECLINED, "The payment was declined"),
        FORBIDDEN(403, AnswerKind.REFUSED, "Not allowed"),
        NO_SUCH_PATH(404, AnswerKind.MISSING, "No such path"),
        NO_SUCH_EVENT(404, AnswerKind.MISSING, "No such event"),
        NO_SUCH_SECTION(404, AnswerKind.MISSING, "No such section"),
        NO_SUCH_TRANSFER(404, AnswerKind.MISSING, "No such transfer"),
        NO_SUCH_RESERVATION(404, AnswerKind.MISSING, "No such reservation"),
        METHOD_NOT_ALLOWED(405, AnswerKind.REFUSED, "Method not allowed"),
        NOT_ACCEPTABLE(406, AnswerKind.REFUSED, "Not acceptable"),
        BODY_TIMEOUT(408, AnswerKind.REFUSED, "The body did not come"),
        EVENT_DIFFERS(409, AnswerKind.REFUSED, "This event id is already used by an event with other terms"),
        SEATS_UNAVAILABLE(409, AnswerKind.REJECTED, "Not all of the seats are available"),
        REJECTED(409, AnswerKind.REJECTED, "The reservation was rejected"),
        NOT_HELD(409, AnswerKind.REFUSED, "The reservation holds no seats"),
        HOLD_EXPIRED(409, AnswerKind.REFUSED, "The hold has expired"),
        PAYMENT_IN_PROGRESS(409, AnswerKind.REFUSED, "The seats are being paid for"),
        ALREADY_SOLD(409, AnswerKind.REFUSED, "The seats are sold"),
        OVER_LIMIT(409, AnswerKind.REJECTED, "The customer would have too many places"),
        EVENT_CLOSED(410, AnswerKind.REJECTED, "The event is closed"),
        PLACES_IN_TWO_REGIONS(409, AnswerKind.ELSEWHERE, "The seats are in two regions"),
        TOO_SCATTERED(409, AnswerKind.REFUSED, "The places left would be in too many pieces"),
        REGION_LOST(409, AnswerKind.REFUSED, "The region was lost"),
        TOO_LARGE(413, AnswerKind.REFUSED, "The body is too large"),
        NOT_JSON(415, AnswerKind.REFUSED, "The body is not JSON"),
        OTHER_REGION(421, AnswerKind.ELSEWHERE, "Another region decides about this"),
        PLACES_ELSEWHERE(421, AnswerKind.ELSEWHERE, "Another region has these places"),
        RESERVATION_DIFFERS(422, AnswerKind.REFUSED, "This reservation id is already used by another request"),
        TRANSFER_DIFFERS(422, AnswerKind.REFUSED, "This transfer id is already used by another transfer"),
        CHECKOUT_DIFFERS(422, AnswerKind.REFUSED, "This payment attempt is already used by another request"),
        TOO_MANY_REQUESTS(429, AnswerKind.OVERLOADED, "Too many requests"),
        INTERNAL(500, AnswerKind.FAILED, "The call failed"),
        PAYMENT_UNAVAILABLE(502, AnswerKind.PAYMENT_UNAVAILABLE, "The payment provider could not be used"),
        ISSUER_UNAVAILABLE(503, AnswerKind.UNAVAILABLE, "The issuer of tokens is not available"),
        LOG_UNAVAILABLE(503, AnswerKind.UNAVAILABLE, "The log is not available"),
        NOT_READY(503, AnswerKind.NOT_READY, "Not ready"),
        OVERLOADED(503, AnswerKind.OVERLOADED, "Too many calls are waiting"),
        REGION_TAKEN_OVER(503, AnswerKind.ELSEWHERE, "A lost region is being taken over"),
        STATE_UNKNOWN(503, AnswerKind.UNKNOWN, "The published state cannot be read");

        private final int status;
        private final AnswerKind kind;
        private final String title;

        ProblemCode(int status, AnswerKind kind, String title) {
            this.status = status;
            this.kind = kind;
            this.title = title;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        /** What metrics count it as, if it is the answer to a call that was let in. */
        AnswerKind kind() {
            return kind;
        }

        /** What is wrong, the same each time. */
        String title() {
            return title;
        }

        /** The word for clients, such as {@code seats-unavailable}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
