package io.holdfast.api.rest;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.command.Call;
import io.holdfast.api.view.Views;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;

/** What every call passes on its way in and out. */
@ApplicationScoped
class Gate {

    private final Views views;

    Gate(Views views) {
        this.views = views;
    }

    /** The body of a call that must have one, in JSON. */
    byte[] json(HttpHeaders headers, InputStream body) {
        byte[] bytes = Body.read(body);
        // A body without a type is not refused by the router.
        if (bytes.length > 0 && headers.getMediaType() == null) {
            throw Refusal.notJson();
        }
        return bytes;
    }

    Response answer(HttpHeaders headers, Function<Call, Answer> answer) {
        Call call = CallHeaders.call(headers);
        requireReady();
        return Responses.of(answer.apply(call), CallHeaders.preference(headers));
    }

    /** Refuses where the views have not caught up with what was published before the start. */
    void requireReady() {
        if (!views.ready()) {
            throw Refusal.notReady();
        }
    }
}
