package io.holdfast.hold.audit.regions;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.SeatEvent;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the facts of one region mean for another: the command by which a fact gets there. A fact may be brought more than once and in any state of
 * affairs; the rules make one transfer of it. No service brings facts yet: so its place is beside the tools that try it.
 *
 * @param from the region whose facts they are
 * @param here the region whose log the commands are for
 */
public record Courier(String from, String here) {

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
                        here);
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
            default -> null;
        };
        return Optional.ofNullable(command).map(SeatCommand::new);
    }
}
