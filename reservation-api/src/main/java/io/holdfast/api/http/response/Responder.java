package io.holdfast.api.http.response;

import io.holdfast.api.http.request.Request;
import java.util.Optional;

/** Answers the requests of one call, each on a thread of its own. */
@FunctionalInterface
public interface Responder {

    /** Answers one; the answer is empty if it is written already. */
    Optional<HttpAnswer> respond(Request request) throws InterruptedException;
}
