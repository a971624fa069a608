package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Answers;
import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatMap;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.view.SeatsSeen;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls about an event. */
public final class Events {

    private final Views views;
    private final Desk desk;
    private final EventIndex index;

    /** Serves from these views. */
    public Events(Views views, Desk desk, EventIndex index) {
        this.views = views;
        this.desk = desk;
        this.index = index;
    }

    /** Puts an event on sale. */
    public Answer open(EventRequest request, Call call) {
        var deadline = Deadline.ofCommand(call);
        return opened(request, Optional.empty())
                .orElseGet(() ->
                        desk.send(new Command.OpenEvent(request), call.trace(), deadline, own -> opened(request, own)));
    }

    private Optional<Answer> opened(EventRequest request, Optional<Position> own) {
        return event(request.event()).map(event -> Answers.open(request, event, own));
    }

    /** Takes an event off sale. */
    public Answer close(String event, Call call) {
        var deadline = Deadline.ofCommand(call);
        return find(
                event,
                deadline,
                found -> Answers.close(found)
                        .orElseGet(() -> desk.send(
                                new Command.CloseEvent(event),
                                call.trace(),
                                deadline,
                                own -> event(event).flatMap(Answers::close))));
    }

    /** Reads an event. */
    public Answer read(String event, Call call) {
        var deadline = Deadline.ofRead(call);
        return desk.behind(call.after(), Subject.of(event), deadline, () -> find(event, deadline, Answers::read));
    }

    /** Lists the events, page by page. */
    public Answer list(EventPage asked, Call call) {
        var deadline = Deadline.ofRead(call);
        return desk.behind(call.after(), Subject.ofAll(), deadline, () -> {
            EventIndex.Page page = index.page(asked, views);
            return new Answer.Events(page.events(), page.next());
        });
    }

    /** Finds an event of which all seats, or those of one section, are to be read: as {@link #read}, and its section must be there. */
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
    public Answer seats(Event event, Optional<String> section, Optional<Position> after) {
        SeatsSeen seen = views.seats(event.id());
        Position newest = Stream.of(seen.newest(), after)
                .flatMap(Optional::stream)
                .reduce(event.decided().position(), (one, other) -> other.reaches(one) ? other : one);
        return new Answer.Seats(event.id(), SeatMap.of(event, section, seen.taken()), newest);
    }

    private Answer find(String event, Deadline deadline, Function<Event, Answer> answer) {
        return event(event)
                .map(answer)
                .orElseGet(() -> desk.behindFence(
                        Subject.of(event),
                        deadline,
                        evidence -> event(event).map(answer).orElseGet(() -> new Answer.NoSuchEvent(event, evidence))));
    }

    private Optional<Event> event(String event) {
        return views.event(event).map(Seen::state);
    }
}
