package io.holdfast.api.rest;

import io.holdfast.schemas.UnknownSchemaException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown into problem details. Nothing of an exception's own text reaches the caller. */
class ExceptionMappers {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

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

    @ServerExceptionMapper
    Response notReady(InvalidStateStoreException notReady, Request request) {
        return failed(notReady, request);
    }

    @ServerExceptionMapper
    Response unreadable(UnknownSchemaException unknown, Request request) {
        return failed(unknown, request);
    }

    @ServerExceptionMapper
    Response failed(Throwable failure, Request request) {
        boolean reads = request.getMethod().equals(HttpMethod.GET);
        return Failures.problem(failure, reads).response().build();
    }
}
