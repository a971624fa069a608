package io.holdfast.api.http.request;

import io.holdfast.api.answer.Problem;
import java.util.Optional;

/** A request that is refused before anything is done. */
public final class Refusal extends RuntimeException {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int UNAVAILABLE = 503;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        // No stack trace: it is an answer, not a fault.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    static Refusal malformed(String detail) {
        return badRequest("body", detail);
    }

    public static Refusal field(String field, String what) {
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

    private static Refusal badRequest(String field, String detail) {
        return new Refusal(new Problem(
                BAD_REQUEST, "malformed", "The request is malformed", detail, body -> body.put("field", field)));
    }

    public static Problem tooLargeProblem(int maxBytes) {
        return new Problem(
                TOO_LARGE,
                "too-large",
                "The body is too large",
                "this body may have at most %d bytes".formatted(maxBytes));
    }

    public static Problem bodyTimeoutProblem() {
        return new Problem(
                TIMEOUT,
                "body-timeout",
                "The body did not come",
                "the body was not there in time, and nothing was sent; repeat the same call",
                body -> body.put("accepted", "no"));
    }

    public static Refusal notJson() {
        return new Refusal(new Problem(
                UNSUPPORTED, "not-json", "The body is not JSON", "send the body with Content-Type: application/json"));
    }

    static Refusal notAcceptable() {
        return new Refusal(
                new Problem(NOT_ACCEPTABLE, "not-acceptable", "Not acceptable", "answers are application/json"));
    }

    public static Refusal methodNotAllowed() {
        return new Refusal(new Problem(
                METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
                "the Allow header names what this path takes"));
    }

    public static Refusal noSuchPath() {
        return new Refusal(new Problem(NOT_FOUND, "no-such-path", "No such path", "nothing is served at this path"));
    }

    public static Refusal notReady() {
        return new Refusal(new Problem(
                UNAVAILABLE,
                "not-ready",
                "Not ready",
                "this instance is still reading what was decided before; ask again",
                body -> body.put("accepted", "no")));
    }

    public static Refusal lagUnknown() {
        return new Refusal(new Problem(
                UNAVAILABLE,
                "log-unavailable",
                "The log is not available",
                "Kafka can't be asked how far its consumers are; ask again later"));
    }
}
