package io.holdfast.hold.takeover;

import io.holdfast.hold.audit.copies.CopyReplay.Replayed;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.CommandWriter.ToSend;
import io.holdfast.hold.takeover.TakeOverReport.OfEvent;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.ReservationAdopted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes the events of one partition over. Each step may be done again: what was adopted is a repetition then. An event's places come last, since from
 * then on they are sold here.
 */
final class PartitionTakeOver {

    /** Commands that are on their way at once. */
    private static final int BATCH = 500;

    private static final Sha256 NO_DIGEST = new Sha256(new byte[32]);

    /** What all partitions are taken over with. */
    record Inputs(
            String lost,
            String here,
            Map<ReservationId, List<ProviderPayment>> payments,
            Commands log,
            TakeOverReport report) {}

    /** What was sent for a reservation. */
    private record Sent(ReservationId id, AdoptionChoice choice) {}

    private final Inputs inputs;
    private final Replayed replayed;
    private final Map<String, OfEvent> events = new TreeMap<>();
    private final List<Sent> batch = new ArrayList<>();

    PartitionTakeOver(Inputs inputs, Replayed replayed) {
        this.inputs = inputs;
        this.replayed = replayed;
    }

    /**
     * Does it all.
     *
     * @param own the events of the partition that this region knows
     * @throws IllegalStateException if the rules refuse to take an event over, or nobody decides
     */
    void run(List<Event> own) {
        Map<String, Event> all = new TreeMap<>();
        own.forEach(event -> all.put(event.id(), event));
        replayed.replay().state().events(all::put);
        all.values().forEach(this::begin);
        replayed.replay().state().reservations((_, reservation) -> known(reservation));
        inputs.payments().forEach((id, payments) -> {
            if (replayed.replay().state().reservation(id).isEmpty()) {
                add(id, AdoptionChoice.unknown(id, Optional.ofNullable(all.get(id.event())), payments, last()));
            }
        });
        send();
        events.keySet().forEach(this::places);
    }

    private void begin(Event event) {
        if (event.ownership().isEmpty()) {
            inputs.report().leftOut(event.id());
            return;
        }
        List<ToSend> commands = new ArrayList<>();
        EventAdoption.commands(event, inputs.lost(), inputs.here())
                .forEach(command -> commands.add(
                        new ToSend(event.id(), (SpecificRecord) command.getCommand(), command.getCaller())));
        commands.add(new ToSend(
                event.id(),
                new TakeOverRegion(
                        event.id(),
                        inputs.lost(),
                        replayed.partition(),
                        replayed.upTo(),
                        replayed.digest().map(DecisionDigest::getValue).orElse(NO_DIGEST))));
        List<Object> decided = lastFacts(commands);
        Object taken = decided.getLast();
        if (!(taken instanceof RegionTakenOver) && !(taken instanceof CommandRepeated)) {
            throw new IllegalStateException("%s is not taken over: %s".formatted(event.id(), why(taken)));
        }
        var report = new OfEvent(event.id(), replayed.partition(), replayed.upTo(), replayed.behindDigest());
        events.put(event.id(), report);
        inputs.report().add(report);
    }

    private void known(Reservation reservation) {
        if (events.containsKey(reservation.id().event())) {
            add(
                    reservation.id(),
                    AdoptionChoice.known(reservation, inputs.payments().getOrDefault(reservation.id(), List.of())));
        }
    }

    private void add(ReservationId id, AdoptionChoice choice) {
        batch.add(new Sent(id, choice));
        if (batch.size() >= BATCH) {
            send();
        }
    }

    /** Adopts what is in the batch, and gives back then what has no seats. */
    private void send() {
        List<Sent> adopting = batch.stream()
                .filter(sent -> sent.choice().adopted().isPresent())
                .toList();
        List<List<Object>> decided = decide(adopting.stream()
                .map(sent -> new ToSend(
                        sent.id().event(),
                        new AdoptReservation(
                                sent.id().event(),
                                sent.id().reservation(),
                                inputs.lost(),
                                ReservationCodec.record(sent.choice().adopted().orElseThrow()))))
                .toList());
        var back = new LinkedHashMap<ReservationId, List<ProviderPayment>>();
        for (int i = 0; i < adopting.size(); i++) {
            Sent sent = adopting.get(i);
            if (!isAdopted(sent, decided.get(i).getLast())) {
                sent.choice().honoured().ifPresent(payment -> back.put(sent.id(), List.of(payment)));
            }
        }
        batch.forEach(sent -> back.merge(
                sent.id(),
                sent.choice().givenBack(),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        batch.clear();
        giveBack(back.values().stream().flatMap(List::stream).toList());
    }

    private boolean isAdopted(Sent sent, Object decided) {
        OfEvent report = events.get(sent.id().event());
        boolean adopted = decided instanceof ReservationAdopted || decided instanceof CommandRepeated;
        if (report != null && adopted) {
            report.adopted(sent.choice().adopted().orElseThrow().status().name());
            sent.choice().honoured().ifPresent(_ -> report.honoured(sent.id().reservation()));
        } else if (report != null) {
            report.refused(sent.id().reservation(), why(decided));
        }
        return adopted;
    }

    /** To the rules it is money that came for nothing: they have it voided or refunded. */
    private void giveBack(List<ProviderPayment> payments) {
        var _ = decide(payments.stream()
                .map(payment -> new ToSend(payment.reservation().event(), payment.word()))
                .toList());
        payments.forEach(payment ->
                events.computeIfPresent(payment.reservation().event(), (_, report) -> {
                    report.givenBack(payment.reservation().reservation(), payment.attempt());
                    return report;
                }));
    }

    private void places(String event) {
        Object decided = lastFacts(List.of(new ToSend(event, new AdoptPlaces(event, inputs.lost()))))
                .getLast();
        if (decided instanceof PlacesAdopted adopted) {
            events.computeIfPresent(event, (_, report) -> {
                report.places(adopted.getPlaces().stream()
                        .map(range -> range.getFirst() + " to " + range.getLast())
                        .toList());
                return report;
            });
        } else if (!(decided instanceof CommandRepeated)) {
            throw new IllegalStateException("the places of %s are not adopted: %s".formatted(event, why(decided)));
        }
    }

    /** The last fact of each. */
    private List<Object> lastFacts(List<ToSend> commands) {
        return decide(commands).stream().map(List::getLast).toList();
    }

    private List<List<Object>> decide(List<ToSend> commands) {
        return commands.isEmpty() ? List.of() : inputs.log().decide(commands);
    }

    private static String why(Object fact) {
        return switch (fact) {
            case CommandRefused refused ->
                refused.getReason() + (refused.getDiffers().isEmpty() ? "" : " " + refused.getDiffers());
            case PlacesRefused refused -> "%s %s".formatted(refused.getReason(), refused.getPlaces());
            default -> String.valueOf(fact);
        };
    }

    /** The last command that is known of the lost region, as what decided what only the provider knows. */
    private Cause last() {
        return new Cause(
                replayed.partition(),
                Math.max(0, replayed.upTo()),
                Instant.ofEpochMilli(replayed.replay().logTimeMs()),
                Optional.empty());
    }
}
