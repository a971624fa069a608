package io.holdfast.hold.step;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one region mean for another: the command by which a fact gets there. A fact may be brought more than once and in any state of
 * affairs; the rules make one transfer of it.
 *
 * @param from the region whose facts they are
 * @param here the region whose log the commands are for
 */
public record Courier(String from, String here) {

    private static final Set<String> BROUGHT = Stream.of(
                    EventOpened.class, EventClosed.class, PlacesCeded.class, RegionTakenOver.class)
            .map(fact -> Output.TYPE_PREFIX + fact.getSimpleName())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Whether a fact may be some other region's business: most are not, and need not be decoded to see that.
     *
     * @param type of its CloudEvent, such as {@code io.holdfast.SeatsHeld}
     */
    public static boolean mayBring(String type) {
        return BROUGHT.contains(type);
    }

    /**
     * The command for this region's log; empty if the fact is no business of this region.
     *
     * @param origin where the fact is on the other region's seat-events
     */
    public Optional<SeatCommand> command(SeatEvent event, LogPosition origin) {
        SpecificRecord command = switch (event.getFact()) {
            case EventOpened opened
            when opened.getHome() != null && opened.getHome().getOthers().contains(here) ->
                new AdoptEvent(
                        opened.getEvent(),
                        opened.getName(),
                        opened.getCurrency(),
                        opened.getSections(),
                        opened.getRules(),
                        opened.getHome(),
                        here,
                        opened.getTenant(),
                        opened.getPerCustomer());
            case PlacesCeded ceded
            when ceded.getTo().equals(here) ->
                new ReceivePlaces(
                        ceded.getEvent(),
                        ceded.getTransfer(),
                        ceded.getN(),
                        from,
                        ceded.getPlaces(),
                        ceded.getEpoch(),
                        origin.partition(),
                        origin.offset());
            case RegionTakenOver takenOver
            when takenOver.getRegion().equals(here) ->
                new RetireRegion(
                        takenOver.getEvent(),
                        from,
                        takenOver.getUpToPartition(),
                        takenOver.getUpToOffset(),
                        origin.partition(),
                        origin.offset());
            case EventClosed closed -> new CloseEvent(closed.getEvent());
            default -> null;
        };
        // Closing is a caller's command in each region, and so names the caller of the first.
        @Nullable
        Caller caller = command instanceof CloseEvent ? event.getCause().getCaller() : null;
        return Optional.ofNullable(command).map(asked -> new SeatCommand(asked, caller));
    }
}
