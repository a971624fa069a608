package io.holdfast.api.http.response;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Reply;
import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.decision.Call;
import io.holdfast.api.http.request.CallHeaders;
import io.holdfast.api.http.request.Refusal;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.Partitions;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** What every call passes on its way in and out. */
@ApplicationScoped
public class CallGate {

    private final Views views;
    private final CallCounters counters;
    private final Partitions partitions;
    private final RegionSettings regions;

    CallGate(Views views, CallCounters counters, Partitions partitions, RegionSettings regions) {
        this.views = views;
        this.counters = counters;
        this.partitions = partitions;
        this.regions = regions;
    }

    /** Asks, and tells the answer. */
    public HttpAnswer answer(CallKind kind, CallHeaders headers, Function<Call, Answer> answer) {
        return respond(kind, headers, ask(kind, headers, answer));
    }

    /** What a call asks for, by its headers. */
    public Call call(CallHeaders headers) {
        return headers.call(partitions);
    }

    /** What a call is to be told. */
    public Answer ask(CallKind kind, CallHeaders headers, Function<Call, Answer> answer) {
        Call call = call(headers);
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
        HttpAnswer response = Responses.of(reply, headers.preference());
        if (reply instanceof Reply.Refusal refusal) {
            refusal.askRegion()
                    .map(region -> regions.urls().get(region))
                    .ifPresent(url -> response.with(HttpHeaders.LOCATION, url + headers.uri()));
        }
        return Responses.compressed(response, headers);
    }

    /** Refuses if the views have not caught up with what was published before the start. */
    public void requireReady(CallKind kind) {
        if (!views.ready()) {
            counters.count(kind, AnswerKind.NOT_READY);
            throw Refusal.notReady();
        }
    }
}
