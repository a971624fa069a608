package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Problem;
import io.holdfast.api.http.request.Refusal;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/** What a caller is told of a failure. Nothing of an exception's own text reaches it. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int INTERNAL = 500;

    private Failures() {}

    /**
     * The problem that it is.
     *
     * @param reads whether the call that failed can't have had an effect
     */
    public static Problem problem(Throwable failure, boolean reads) {
        return switch (failure) {
            case Refusal refusal -> refusal.problem();
            // A restore that began between the gate and the view.
            case InvalidStateStoreException _ -> Refusal.notReady().problem();
            // A published state that no version can read, or this one not now: this caller alone is concerned.
            case UndecodableException _, UnknownSchemaException _ -> {
                log(failure);
                yield problem(Answer.UNAVAILABLE, "state-unknown", "The published state cannot be read", reads);
            }
            default -> {
                log(failure);
                yield problem(INTERNAL, "internal", "The call failed", reads);
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

    private static Problem problem(int status, String code, String title, boolean reads) {
        return new Problem(
                status,
                code,
                title,
                "what it asked for may take effect, or not; repeat the same call, that is always safe",
                body -> body.put("accepted", reads ? "no" : "unknown"));
    }
}
