package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.TransferAnswers;
import io.holdfast.api.answer.TransferRequest;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.Transfer;
import io.holdfast.api.publish.Command;
import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.api.view.Views;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Calls about transfers of places between regions. */
@Singleton
public final class Transfers {

    private final Views views;
    private final Lookup lookup;
    private final CommandGateway gateway;
    private final RegionCopies copies;

    /** Serves from these views, and tells from the copies what became of a transfer in the other region. */
    public Transfers(Views views, Lookup lookup, CommandGateway gateway, RegionCopies copies) {
        this.views = views;
        this.lookup = lookup;
        this.gateway = gateway;
        this.copies = copies;
    }

    /** Gives places to another region: all of them, or none. */
    public Answer cede(TransferRequest request, Call call) {
        var deadline = Deadline.ofCommand(call);
        return lookup.retired(Subject.of(request.event()))
                .orElseGet(() -> lookup.eventOrItsRegion(request.event(), deadline)
                        .answer(event -> cede(request, event, call, deadline)));
    }

    private Answer cede(TransferRequest request, Event event, Call call, Deadline deadline) {
        Optional<Answer> known = TransferAnswers.unsendable(request, event, copies::age);
        if (known.isEmpty()) {
            return send(request, event, call, deadline);
        }
        // What is in the way may be over by now, and not be in this view yet.
        return lookup.passEnd(Subject.of(request.event()), deadline)
                .flatMap(_ -> lookup.event(request.event(), deadline))
                .answer(latest -> TransferAnswers.unsendable(request, latest, copies::age)
                        .orElseGet(() -> send(request, latest, call, deadline)));
    }

    private Answer send(TransferRequest request, Event event, Call call, Deadline deadline) {
        var command = new Command.CedePlaces(
                request.event(), request.transfer(), request.to(), TransferAnswers.places(request, event));
        return gateway.send(command, call, deadline)
                .answer(own -> views.readableEventState(request.event())
                        .flatMap(decided -> TransferAnswers.ceded(request, decided, own))
                        .or(() -> refused(request, deadline)));
    }

    /** Why the owner refused follows from the state that it decided on, which is in the views behind the fence. */
    private Optional<Answer> refused(TransferRequest request, Deadline deadline) {
        if (lookup.passEnd(Subject.of(request.event()), deadline).absent().isPresent()) {
            return Optional.empty();
        }
        return views.readableEventState(request.event())
                .flatMap(event -> TransferAnswers.unsendable(request, event, copies::age)
                        .or(() -> TransferAnswers.refused(
                                request, event, views.seats(event.id()).taken().keySet())));
    }

    /** Tells what became of a transfer, from this region or to it. */
    public Answer read(String event, String transfer, Call call) {
        var deadline = Deadline.ofRead(call);
        return lookup.stale(Subject.of(event), call, deadline)
                .orElseGet(() -> lookup.eventOrItsRegion(event, deadline)
                        .answer(known ->
                                told(known, transfer).orElseGet(() -> behindFence(known, transfer, deadline))));
    }

    private Answer behindFence(Event event, String transfer, Deadline deadline) {
        return lookup.passEnd(Subject.of(event.id()), deadline)
                .answer(evidence -> views.eventState(event.id())
                        .flatMap(latest -> told(latest, transfer))
                        .orElseGet(() -> new RegionAnswer.NoSuchTransfer(event.id(), transfer, evidence)));
    }

    private Optional<Answer> told(Event event, String transfer) {
        return event.ownership()
                .flatMap(ownership -> ownership.cession(transfer).map(cession -> given(event, cession)))
                .or(() -> copies.all().stream()
                        .flatMap(copy -> coming(event, transfer, copy).stream())
                        .findFirst())
                .map(RegionAnswer.TransferNow::new);
    }

    /** One from here: that it has arrived is told by the copy of the region that it goes to. */
    private Transfer given(Event event, Cession cession) {
        Optional<RegionCopy> copy = copies.of(cession.to());
        Optional<Event> there = copy.flatMap(RegionCopy::views).flatMap(abroad -> abroad.eventState(event.id()));
        return Transfer.given(event, cession, there, copies.age(cession.to()));
    }

    /** One to here: that it was ceded is told by the copy of the region that it comes from. */
    private static Optional<Transfer> coming(Event event, String transfer, RegionCopy copy) {
        return copy.event(event.id()).flatMap(there -> Transfer.coming(event, transfer, there, copy.age()));
    }
}
