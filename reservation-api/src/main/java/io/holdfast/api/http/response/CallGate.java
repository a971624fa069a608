package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Reply;
import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.decision.Call;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.RefusedRequestException;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.model.Subject;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.usecase.Possession;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.Partitions;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** What every call passes on its way in and out. */
@ApplicationScoped
public class CallGate {

    private final Views views;
    private final CallCounters counters;
    private final Partitions partitions;
    private final RegionSettings regions;
    private final Possession possession;

    CallGate(Views views, CallCounters counters, Partitions partitions, RegionSettings regions, Possession possession) {
        this.views = views;
        this.counters = counters;
        this.partitions = partitions;
        this.regions = regions;
        this.possession = possession;
    }

    /**
     * Asks, and tells the answer.
     *
     * @param owned what must be the caller's own, or it is as if it were not there; empty if that is not asked
     */
    public HttpAnswer answer(
            CallKind kind, RoutedRequest request, Optional<Subject> owned, Function<Call, Answer> answer) {
        // Whose id an event is, is asked when it is known what it is.
        Function<Call, Answer> guarded = owned.isEmpty() || kind == CallKind.OPEN
                ? answer
                : call -> possession.answer(owned.get(), call, isJudged(kind), () -> answer.apply(call));
        return respond(kind, request.headers(), ask(kind, request, guarded));
    }

    /** Whether the owner judges all that a call does. It knows nothing of mail addresses. */
    private static boolean isJudged(CallKind kind) {
        return switch (kind) {
            case CHECKOUT, CONTACT, ERASE -> false;
            case OPEN, CLOSE, CEDE, HOLD, RELEASE, EXTEND, READ -> true;
        };
    }

    /** What a request asks for. */
    public Call call(RoutedRequest request) {
        return request.headers().call(partitions, request.caller());
    }

    /** What a call is to be told. */
    public Answer ask(CallKind kind, RoutedRequest request, Function<Call, Answer> answer) {
        Call call = call(request);
        requireReady(kind);
        try {
            return answer.apply(call);
        } catch (RuntimeException failure) {
            counters.count(kind, AnswerKind.FAILED);
            throw failure;
        }
    }

    /** Tells it. */
    public HttpAnswer respond(CallKind kind, CallHeaders headers, Answer answer) {
        Reply reply = answer.reply();
        counters.count(kind, reply.kind());
        HttpAnswer response = HttpAnswer.of(reply, headers.preference());
        if (kind == CallKind.READ && response.status() == Answer.ACCEPTED) {
            // To be asked again as it was asked.
            response.with(HttpHeaders.LOCATION, headers.uri());
        }
        if (reply instanceof Reply.Refusal refusal) {
            refusal.askRegion()
                    .map(region -> regions.urls().get(region))
                    .ifPresent(url -> response.with(HttpHeaders.LOCATION, url + headers.uri()));
        }
        return response.compressed(headers);
    }

    /** Refuses if the views have not caught up with what was published before the start. */
    public void requireReady(CallKind kind) {
        if (!views.ready()) {
            counters.count(kind, AnswerKind.NOT_READY);
            throw RefusedRequestException.notReady();
        }
    }
}
