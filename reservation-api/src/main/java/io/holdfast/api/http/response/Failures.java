package io.holdfast.api.http.response;

import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/** What a caller is told of a failure. Nothing of an exception's own text reaches it. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    /**
     * The problem that it is.
     *
     * @param reads whether the call that failed can't have had an effect
     */
    public static Problem problem(Throwable failure, boolean reads) {
        return switch (failure) {
            case RefusedRequestException refusal -> refusal.problem();
            // A restore that began between the gate and the view; or between what the call sent and what became of it.
            case InvalidStateStoreException _ ->
                reads ? RefusedRequestException.notReady().problem() : problem(ProblemCode.NOT_READY, false);
            // A published state that no version can read, or this one not now: this caller alone is concerned.
            case UndecodableException _, UnknownSchemaException _ -> {
                log(failure);
                yield problem(ProblemCode.STATE_UNKNOWN, reads);
            }
            default -> {
                log(failure);
                yield problem(ProblemCode.INTERNAL, reads);
            }
        };
    }

    /** Says to the operator what went wrong. */
    public static void log(Throwable failure) {
        if (failure instanceof UnknownSchemaException unknown) {
            LOG.errorf("a view record can't be decoded: %s", unknown.getMessage());
        } else {
            LOG.error("a call failed", failure);
        }
    }

    private static Problem problem(ProblemCode code, boolean reads) {
        return reads
                ? new Problem(code, "nothing was sent; ask again", body -> body.put("accepted", "no"))
                : new Problem(
                        code,
                        "what it asked for may take effect, or not; repeat the same call, that is always safe",
                        body -> body.put("accepted", "unknown"));
    }
}
