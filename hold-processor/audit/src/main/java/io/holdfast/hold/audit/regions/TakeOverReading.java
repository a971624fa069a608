package io.holdfast.hold.audit.regions;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.AdoptedState;
import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.PlacesRefusalReason;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.Payment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the log of a region that goes on says about the ones that were lost. Its memory grows with the reservations of the events that it took over. */
final class TakeOverReading {

    /**
     * An event that was taken over.
     *
     * @param region that was lost
     * @param upToOffset of the last command that is known of it, in its partition
     * @param at offset of the fact
     */
    record TakenOver(String region, int upToPartition, long upToOffset, int partition, long at) {}

    /**
     * A reservation that goes on here.
     *
     * @param state as the log says that it was adopted
     * @param sold whether it was adopted as a sale
     */
    record Adopted(Account state, boolean sold, int partition, long offset) {}

    private final Map<String, TakenOver> events = new HashMap<>();
    private final Set<String> placesAdopted = new HashSet<>();
    private final Map<String, Adopted> adopted = new HashMap<>();
    private final Map<String, Long> begun = new HashMap<>();
    private final Set<String> sold = new HashSet<>();
    private final Set<String> givenBack = new HashSet<>();
    private final Set<String> withoutMoney = new HashSet<>();
    private final Set<String> refusedAsOwned = new HashSet<>();
    private final Map<Moved.Id, Long> received = new HashMap<>();
    private final String name;

    private TakeOverReading(String name) {
        this.name = name;
    }

    static TakeOverReading of(RegionLog of) {
        var reading = new TakeOverReading(of.region());
        reading.each(of.log(), Topics.SEAT_EVENTS, of.serdes().hold().facts(), reading::enter);
        if (!reading.events.isEmpty()) {
            reading.each(
                    of.log(),
                    Topics.PAYMENTS,
                    of.serdes().payments(),
                    (key, _, payment) -> reading.enter(key, payment));
        }
        return reading;
    }

    private interface Entering<T> {
        void enter(String key, ConsumerRecord<byte[], byte[]> record, T value);
    }

    private <T extends SpecificRecord> void each(Log log, Topic topic, AvroSerde<T> serde, Entering<T> entering) {
        log.each(topic, record -> {
            if (record.key() == null || record.value() == null) {
                return;
            }
            try {
                entering.enter(new String(record.key(), StandardCharsets.UTF_8), record, Records.decode(serde, record));
            } catch (UndecodableException illegible) {
                // The audit of this log says so (P7, P9).
            }
        });
    }

    /** The ledger also has what the provider did for a lost region: it was imported before its places were adopted. */
    private void enter(String key, Payment payment) {
        switch (payment.getState()) {
            case DECLINED, UNAVAILABLE, CAPTURE_FAILED, VOIDED, REFUNDED -> withoutMoney.add(key);
            case NEW, CREATED, AUTHORIZED, CAPTURED, OTHER -> withoutMoney.remove(key);
        }
    }

    private void enter(String key, ConsumerRecord<byte[], byte[]> record, SeatEvent event) {
        if (event.getFact() instanceof PlacesReceived receipt) {
            received.put(new Moved.Id(key, receipt.getFrom(), name, receipt.getN()), record.offset());
        } else if (event.getFact() instanceof RegionTakenOver lost) {
            events.put(
                    key,
                    new TakenOver(
                            lost.getRegion(),
                            lost.getUpToPartition(),
                            lost.getUpToOffset(),
                            record.partition(),
                            record.offset()));
        } else if (events.containsKey(Keys.event(key))) {
            enterOfLost(key, record, event);
        }
    }

    private void enterOfLost(String key, ConsumerRecord<byte[], byte[]> record, SeatEvent event) {
        switch (event.getFact()) {
            case PlacesAdopted _ -> placesAdopted.add(key);
            case ReservationAdopted going -> {
                var at = new Entry(
                        record.offset(),
                        event.getCause().getOffset(),
                        event.getCause().getAt().toEpochMilli());
                Account account = new AdoptedState(going.getState(), at).account();
                adopted.put(key, new Adopted(account, account.standing().sold(), record.partition(), record.offset()));
            }
            case PlacesRefused refused when refused.getReason() == PlacesRefusalReason.OWNED -> refusedAsOwned.add(key);
            case SeatsHeld _ -> begun.put(key, record.offset());
            case HoldRejected _ -> begun.put(key, record.offset());
            case SeatsSold _ -> sold.add(key);
            case VoidRequested asked -> givenBack.add(Keys.payment(key, asked.getAttempt()));
            case RefundRequested asked -> givenBack.add(Keys.payment(key, asked.getAttempt()));
            default -> {
                // Says nothing about what was lost.
            }
        }
    }

    Map<String, TakenOver> events() {
        return events;
    }

    /** Whether all that is known of the lost region was adopted: what is missing then is missing for ever. */
    boolean isComplete(String event) {
        return placesAdopted.contains(event);
    }

    Map<String, Adopted> adopted() {
        return adopted;
    }

    /** The fact by which a reservation began here and was not adopted; its offset. */
    Map<String, Long> begun() {
        return begun;
    }

    /** Whether a reservation of the lost region was not adopted since its places were here before. */
    boolean hadItsPlaces(String reservation) {
        return refusedAsOwned.contains(reservation);
    }

    /** Whether a sale of the lost region is one here, too. */
    boolean isHonoured(String reservation) {
        Adopted here = adopted.get(reservation);
        return sold.contains(reservation) || (here != null && here.sold());
    }

    /** Whether the money of an attempt is given back here. */
    boolean isGivenBack(String reservation, int attempt) {
        return givenBack.contains(Keys.payment(reservation, attempt));
    }

    /** Whether the provider has no money of an attempt, as the ledger here says. */
    boolean isWithoutMoney(String reservation, int attempt) {
        return withoutMoney.contains(Keys.payment(reservation, attempt));
    }

    /** Transfers that have arrived here; the offset of the fact. */
    Map<Moved.Id, Long> received() {
        return received;
    }

    String name() {
        return name;
    }
}
