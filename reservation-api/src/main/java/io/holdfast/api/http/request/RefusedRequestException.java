package io.holdfast.api.http.request;

import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import java.util.Optional;

/** A request that is refused before anything is done. */
public final class RefusedRequestException extends RuntimeException {

    private final transient Problem problem;

    private RefusedRequestException(Problem problem) {
        // No stack trace: it is an answer, not a fault.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    static RefusedRequestException malformed(String detail) {
        return badRequest("body", detail);
    }

    public static RefusedRequestException field(String field, String what) {
        return badRequest(field, field + ' ' + what);
    }

    /**
     * Refuses a field whose value has a problem.
     *
     * @param problem what the value must be; empty if it is so
     */
    public static void require(String field, Optional<String> problem) {
        if (problem.isPresent()) {
            throw field(field, problem.get());
        }
    }

    private static RefusedRequestException badRequest(String field, String detail) {
        return new RefusedRequestException(
                new Problem(ProblemCode.MALFORMED, detail, body -> body.put("field", field)));
    }

    public static Problem tooLargeProblem(int maxBytes) {
        return new Problem(ProblemCode.TOO_LARGE, "this body may have at most %d bytes".formatted(maxBytes));
    }

    public static Problem bodyTimeoutProblem() {
        return new Problem(
                ProblemCode.BODY_TIMEOUT,
                "the body was not there in time, and nothing was sent; repeat the same call",
                body -> body.put("accepted", "no"));
    }

    public static RefusedRequestException notJson() {
        return new RefusedRequestException(new Problem(
                ProblemCode.NOT_JSON, "send the body in UTF-8, uncompressed, with Content-Type: application/json"));
    }

    static RefusedRequestException notAcceptable() {
        return new RefusedRequestException(new Problem(ProblemCode.NOT_ACCEPTABLE, "answers are application/json"));
    }

    public static RefusedRequestException methodNotAllowed() {
        return new RefusedRequestException(
                new Problem(ProblemCode.METHOD_NOT_ALLOWED, "the Allow header names what this path takes"));
    }

    public static RefusedRequestException noSuchPath() {
        return new RefusedRequestException(new Problem(ProblemCode.NO_SUCH_PATH, "nothing is served at this path"));
    }

    public static RefusedRequestException notReady() {
        return new RefusedRequestException(new Problem(
                ProblemCode.NOT_READY,
                "this instance is still reading what was decided before; ask again",
                body -> body.put("accepted", "no")));
    }

    public static RefusedRequestException lagUnknown() {
        return new RefusedRequestException(new Problem(
                ProblemCode.LOG_UNAVAILABLE,
                "Kafka can't be asked how far its consumers are; ask again later",
                body -> body.put("accepted", "no")));
    }
}
