package io.holdfast.hold.takeover;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.seat.Event;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a region comes to have an event as a lost one had it, before that one is taken over. */
public final class EventAdoption {

    /** The client in a command that the take-over sends in a tenant's name. */
    private static final String TAKE_OVER = "take-over";

    private EventAdoption() {}

    /**
     * Adopts the event if it was opened in the lost region, and closes it if it is closed there.
     *
     * @param event the event. Its state is that of the lost region, or that of this region if this region has it already
     */
    public static List<SeatCommand> commands(Event event, String lost, String here) {
        io.holdfast.schemas.view.Event view = EventCodec.record(event);
        var commands = new ArrayList<SeatCommand>();
        if (view.getHome().getRegion().equals(lost)) {
            commands.add(new SeatCommand(
                    new AdoptEvent(
                            view.getEvent(),
                            view.getName(),
                            view.getCurrency(),
                            view.getSections(),
                            view.getRules(),
                            view.getHome(),
                            here,
                            view.getTenant(),
                            view.getPerCustomer()),
                    null));
        }
        if (!event.open()) {
            commands.add(new SeatCommand(new CloseEvent(event.id()), organizer(view.getTenant())));
        }
        return commands;
    }

    /** To close an event is its organizer's, who has asked for it in the lost region: it is closed here in the same name. */
    private static @Nullable Caller organizer(@Nullable String tenant) {
        return tenant == null ? null : new Caller(tenant, TAKE_OVER, null, false, List.of());
    }
}
