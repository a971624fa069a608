package io.holdfast.api.answer;

import io.holdfast.api.model.Position;
import io.holdfast.api.model.Subject;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer in the words of the contract. */
public sealed interface Reply {

    /** What metrics count it as. */
    AnswerKind kind();

    /** Where on the log the answer rests; empty if it rests on nothing there. */
    Optional<Position> evidence();

    /**
     * The call was served, or is being served.
     *
     * @param status HTTP status
     * @param subject what the body is about; a status of 201 or 202 names its path
     * @param members writes the members of the body
     */
    record Result(
            AnswerKind kind, int status, Subject subject, Optional<Position> evidence, Consumer<JsonObject> members)
            implements Reply {}

    /**
     * The call was refused, or could not be served.
     *
     * @param retryAfterSeconds when to ask again, if that helps
     */
    record Refusal(AnswerKind kind, Optional<Position> evidence, Problem problem, int retryAfterSeconds)
            implements Reply {

        /** Seconds: long enough to let a burst pass, short enough for a person who waits. */
        public static final int SOON = 1;

        /** A refusal after which the caller may ask again soon. */
        Refusal(AnswerKind kind, Optional<Position> evidence, Problem problem) {
            this(kind, evidence, problem, SOON);
        }
    }
}
