package io.holdfast.api.rest;

import io.holdfast.schemas.SchemaRegistryException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown into problem details. Nothing of an exception's own text reaches the caller. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return refusal.problem().response().build();
    }

    @ServerExceptionMapper
    Response routed(WebApplicationException refused, Request request, UriInfo uri) {
        int status = refused.getResponse().getStatus();
        Optional<List<String>> methods = Routes.methods(uri.getRequestUri().getRawPath())
                .filter(allowed -> !allowed.contains(request.getMethod()));
        if ((status == NOT_FOUND || status == METHOD_NOT_ALLOWED) && methods.isPresent()) {
            return EdgeProblems.of(METHOD_NOT_ALLOWED)
                    .response()
                    .header(HttpHeaders.ALLOW, String.join(", ", methods.get()))
                    .build();
        }
        return EdgeProblems.of(status).response().build();
    }

    /** A restore that began between the gate and the view. */
    @ServerExceptionMapper
    Response notReady(InvalidStateStoreException notReady) {
        return Refusal.notReady().problem().response().build();
    }

    /** A view record of a version that was never seen, while the registry is away. */
    @ServerExceptionMapper
    Response undecodable(SchemaRegistryException away, Request request) {
        LOG.errorf("a view record can't be decoded: %s", away.getMessage());
        return failed(UNAVAILABLE, "schema-registry-unavailable", "The schema registry is not available", request);
    }

    @ServerExceptionMapper
    Response failed(Throwable failure, Request request) {
        LOG.error("a call failed", failure);
        return failed(INTERNAL, "internal", "The call failed", request);
    }

    private static Response failed(int status, String code, String title, Request request) {
        boolean reads = request.getMethod().equals(HttpMethod.GET);
        return new Problem(
                        status,
                        code,
                        title,
                        "what it asked for may take effect, or not; repeat the same call, that is always safe",
                        Map.of("accepted", reads ? "no" : "unknown"))
                .response()
                .build();
    }
}
