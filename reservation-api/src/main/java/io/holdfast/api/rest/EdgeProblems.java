package io.holdfast.api.rest;

/** What HTTP itself refuses. */
final class EdgeProblems {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int SERVER_ERROR = 500;

    private EdgeProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case NOT_FOUND -> new Problem(status, "no-such-path", "No such path", "nothing is served at this path");
            case METHOD_NOT_ALLOWED ->
                new Problem(
                        status,
                        "method-not-allowed",
                        "Method not allowed",
                        "the Allow header names what this path takes");
            case NOT_ACCEPTABLE ->
                new Problem(status, "not-acceptable", "Not acceptable", "answers are application/json");
            case TOO_LARGE -> Refusal.tooLargeProblem(Body.MAX_EVENT_BYTES);
            case UNSUPPORTED -> Refusal.notJsonProblem();
            default ->
                status >= SERVER_ERROR
                        ? new Problem(
                                status, "internal", "The call failed", "repeat the same call, that is always safe")
                        : new Problem(status, "malformed", "The request is malformed", "the request can't be read");
        };
    }
}
