package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.EventTerms;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.facts.Lost;
import io.holdfast.hold.audit.facts.RegionFacts;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.fact.CommandRefused;
import org.jspecify.annotations.Nullable;

/** Which answers to commands about a region that is lost are true. */
final class TakeOverAnswers {

    private final KnownFacts known;

    TakeOverAnswers(KnownFacts known) {
        this.known = known;
    }

    /** Whether a command of this kind asks for what holds already; that of an adopted reservation is in its account. */
    boolean isRepeated(Object command) {
        return switch (command) {
            case TakeOverRegion takeOver -> {
                Lost lost = lost(takeOver.getEvent(), takeOver.getRegion());
                yield lost != null && lost.isUpTo(takeOver.getUpToPartition(), takeOver.getUpToOffset());
            }
            case AdoptPlaces adopt -> {
                Lost lost = lost(adopt.getEvent(), adopt.getRegion());
                yield lost != null && lost.placesAdopted();
            }
            case RetireRegion retire -> {
                RegionFacts regions = known.regions(retire.getEvent());
                yield regions != null && regions.isRetired();
            }
            default -> false;
        };
    }

    private @Nullable Lost lost(String event, String region) {
        RegionFacts regions = known.regions(event);
        return regions == null ? null : regions.lost(region);
    }

    /** Whether the reason of a refusal is true. */
    boolean isTrue(CommandRefused refused, Object command) {
        RegionFacts regions = known.regions(refused.getEvent());
        if (regions == null) {
            return false;
        }
        return switch (refused.getReason()) {
            case REGION_LOST -> {
                String other = other(command);
                yield other != null && (regions.isRetired() || regions.lost(other) != null);
            }
            case REGION_NOT_LOST -> {
                String other = other(command);
                yield other != null && !regions.isBeingAdopted(other);
            }
            case TAKE_OVER_DIFFERS ->
                command instanceof TakeOverRegion takeOver
                        && regions.lost(takeOver.getRegion()) != null
                        && !isRepeated(takeOver);
            default -> false;
        };
    }

    /** Whether it is not decided here. */
    boolean isElsewhere(CommandRefused refused, Object command, boolean isKnown) {
        RegionFacts regions = known.regions(refused.getEvent());
        if (refused.getReservation() == null || regions == null) {
            return refused.getReservation() == null;
        }
        return command instanceof AdoptReservation adopt
                ? regions.isRetired() || !regions.owner(adopt.getReservation()).equals(adopt.getRegion())
                : regions.isElsewhere(refused.getReservation(), isKnown, command instanceof RecordPayment);
    }

    /** Whether an adoption's money is another than the event's. */
    boolean isOtherMoney(Object command) {
        if (!(command instanceof AdoptReservation adopt)) {
            return false;
        }
        EventTerms terms = known.event(adopt.getEvent());
        return terms != null && !terms.currency().equals(adopt.getState().getCurrency());
    }

    /** With a third region none is taken over. */
    boolean isOneOfMany(Object command) {
        RegionFacts regions = command instanceof TakeOverRegion takeOver ? known.regions(takeOver.getEvent()) : null;
        return regions != null && regions.others().size() > 1;
    }

    /** The other region that a command names; null if it names none. */
    static @Nullable String other(Object command) {
        return switch (command) {
            case CedePlaces cede -> cede.getTo();
            case RequestPlaces request -> request.getTo();
            case ReceivePlaces receive -> receive.getFrom();
            case TakeOverRegion takeOver -> takeOver.getRegion();
            case AdoptReservation adopt -> adopt.getRegion();
            case AdoptPlaces adopt -> adopt.getRegion();
            case RetireRegion retire -> retire.getBy();
            default -> null;
        };
    }
}
