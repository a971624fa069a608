package io.holdfast.api.rest;

import io.holdfast.schemas.SchemaRegistryException;
import io.holdfast.schemas.UndecodableException;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/** What a caller is told of a failure. Nothing of an exception's own text reaches it. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;

    private Failures() {}

    /**
     * The problem that it is.
     *
     * @param reads whether the call that failed can't have had an effect
     */
    static Problem problem(Throwable failure, boolean reads) {
        return switch (failure) {
            case Refusal refusal -> refusal.problem();
            // A restore that began between the gate and the view.
            case InvalidStateStoreException _ -> Refusal.notReady().problem();
            // A view record of a version that was never seen, while the registry is away.
            case SchemaRegistryException _ -> {
                log(failure);
                yield problem(
                        UNAVAILABLE, "schema-registry-unavailable", "The schema registry is not available", reads);
            }
            // A published state that no version can read: this caller alone is concerned.
            case UndecodableException _ -> {
                log(failure);
                yield problem(UNAVAILABLE, "state-unknown", "The published state cannot be read", reads);
            }
            default -> {
                log(failure);
                yield problem(INTERNAL, "internal", "The call failed", reads);
            }
        };
    }

    /** Says what went wrong, to whoever runs this. */
    static void log(Throwable failure) {
        if (failure instanceof SchemaRegistryException away) {
            LOG.errorf("a view record can't be decoded: %s", away.getMessage());
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
                Map.of("accepted", reads ? "no" : "unknown"));
    }
}
