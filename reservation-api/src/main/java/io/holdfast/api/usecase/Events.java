package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.CallerAnswer;
import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.region.ForeignSeats;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.SeatsSeen;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls about an event. */
@Singleton
public final class Events {

    private final Views views;
    private final Lookup lookup;
    private final CommandGateway gateway;
    private final EventIndex index;
    private final ForeignSeats foreign;

    /** Serves from these views. */
    public Events(Views views, Lookup lookup, CommandGateway gateway, EventIndex index, ForeignSeats foreign) {
        this.views = views;
        this.lookup = lookup;
        this.gateway = gateway;
        this.index = index;
        this.foreign = foreign;
    }

    /** Puts an event on sale. */
    public Answer open(EventRequest request, Call call) {
        var deadline = Deadline.ofCommand(call);
        Optional<Event> known = views.eventState(request.event());
        Subject subject = Subject.of(request.event());
        return known.isPresent()
                ? lookup.retired(subject).orElseGet(() -> opened(request, known.get(), Optional.empty(), call))
                : lookup.notHere(subject).orElseGet(() -> openHere(request, call, deadline));
    }

    private Answer openHere(EventRequest request, Call call, Deadline deadline) {
        return gateway.send(new Command.OpenEvent(request), call, deadline)
                .answer(own ->
                        views.readableEventState(request.event()).map(event -> opened(request, event, own, call)));
    }

    private static Answer opened(EventRequest request, Event event, Optional<LogPosition> own, Call call) {
        return event.isOpenTo(call.caller())
                ? Answers.open(request, event, own)
                : new CallerAnswer.EventTaken(event.id());
    }

    /** Takes an event off sale. */
    public Answer close(String event, Call call) {
        return lookup.notHere(Subject.of(event)).orElseGet(() -> closeHere(event, call));
    }

    private Answer closeHere(String event, Call call) {
        var deadline = Deadline.ofCommand(call);
        return lookup.event(event, deadline)
                .answer(found -> Answers.close(found).orElseGet(() -> close(found, call, deadline)));
    }

    private Answer close(Event event, Call call, Deadline deadline) {
        return gateway.send(new Command.CloseEvent(event.id()), call, deadline)
                .answer(_ -> views.readableEventState(event.id()).flatMap(Answers::close));
    }

    /** Reads an event. */
    public Answer read(String event, Call call) {
        var deadline = Deadline.ofRead(call);
        return lookup.stale(Subject.of(event), call, deadline)
                .orElseGet(() -> lookup.eventOrItsRegion(event, deadline).answer(Answers::read));
    }

    /** Lists the events, page by page. */
    public Answer list(EventPage asked, Call call) {
        Optional<Answer> stale = lookup.stale(Subject.ofAll(), call, Deadline.ofRead(call));
        if (stale.isPresent()) {
            return stale.get();
        }
        EventIndex.Page page = index.page(asked, views);
        return new Answer.Events(page.events(), page.next());
    }

    /** Finds an event whose seats, all or those of one section, are to be read: as {@link #read}, and the section must exist. */
    public Answer plan(String event, Optional<String> section, Call call) {
        Answer found = read(event, call);
        return found instanceof Answer.EventNow(Event known) && section.isPresent() && !known.hasSection(section.get())
                ? new Answer.NoSuchSection(event, section.get())
                : found;
    }

    /**
     * Reads the state of each seat of an event, or of one section, without waiting.
     *
     * @param after what was waited for
     */
    public Answer seats(Event event, Optional<String> section, Optional<LogPosition> after) {
        SeatsSeen seen = views.seats(event.id());
        LogPosition newest = Stream.of(seen.newest(), after)
                .flatMap(Optional::stream)
                .reduce(event.position(), (one, other) -> other.reaches(one) ? other : one);
        return new Answer.Seats(
                event.id(), SeatMap.of(event, section, seen.taken()), foreign.of(event, section), newest);
    }
}
