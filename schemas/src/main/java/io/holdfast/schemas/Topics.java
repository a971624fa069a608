package io.holdfast.schemas;

import io.holdfast.schemas.Topic.Cleanup;
import io.holdfast.schemas.Topic.Timestamps;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.installation.Installation;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.receipt.Contact;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.region.RegionBeat;
import io.holdfast.schemas.view.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/** Every topic of Holdfast. The local stack and the deployments create them from this declaration. */
public final class Topics {

    /** As many as the installation was set up with: {@link Partitions}. */
    private static final OptionalInt BY_EVENT = OptionalInt.empty();

    private static final OptionalInt ONE = OptionalInt.of(1);

    /** A command is at most as large as the 64 KiB body that asked for it, and its record a little larger. */
    private static final int COMMAND_BYTES = 128 * 1024;

    /** What Kafka takes by default; no record of ours comes near it. */
    private static final int DEFAULT_BYTES = 1024 * 1024;

    /** The only input of a decision, but for what an operator took out ({@link #SKIPS}). */
    public static final Topic SEAT_COMMANDS = new Topic(
            "holdfast.seat-commands",
            "event/seat: the first seat of the command, or the event alone; a Tick has no key",
            Optional.of(SeatCommand.getClassSchema()),
            BY_EVENT,
            new Cleanup.KeepForEver(),
            Timestamps.LOG_APPEND_TIME,
            COMMAND_BYTES);

    /** What was decided. */
    public static final Topic SEAT_EVENTS = decided(
            "holdfast.seat-events",
            "event/reservation, or the event alone",
            SeatEvent.getClassSchema(),
            new Cleanup.KeepForEver());

    /**
     * Current state of each event and each reservation: the changelog of hold-processor's store, whose name Streams gives. The header
     * {@link RecordHeaders#CAUSE} of each record, tombstones included, names the newest command about its key.
     */
    public static final Topic STATE = decided(
            "hold-processor-state-changelog",
            "E and the event, or R and event/reservation: see StateKeys",
            State.getClassSchema(),
            new Cleanup.Compact());

    /** What is asked of the payment provider. */
    public static final Topic PAYMENT_REQUESTS = decided(
            "holdfast.payment-requests",
            "event/reservation",
            PaymentRequest.getClassSchema(),
            new Cleanup.DeleteAfter(Duration.ofDays(7)));

    /** What each partition's commands and facts hashed to, at intervals: evidence against the log itself. */
    public static final Topic DECISION_DIGESTS = decided(
            "holdfast.decision-digests",
            "the partition of seat-commands, which is also the one that the digest is in",
            DecisionDigest.getClassSchema(),
            new Cleanup.KeepForEver());

    /** The ledger of payment-adapter: where each payment attempt stands at the provider. */
    public static final Topic PAYMENTS =
            decided("holdfast.payments", "event/reservation/attempt", Payment.getClassSchema(), new Cleanup.Compact());

    /** The ledger of receipt-sender: which receipts were sent, and which are parked. */
    public static final Topic RECEIPTS =
            decided("holdfast.receipts", "event/reservation", Receipt.getClassSchema(), new Cleanup.Compact());

    /**
     * Where receipts go. Personal data, and so not on a log that is kept for ever: 400 days are longer than tickets are sold ahead, as a rule.
     */
    public static final Topic CONTACTS = decided(
            "holdfast.contacts",
            "event/reservation/fingerprint of the address, or event/reservation for one that replaces it",
            Contact.getClassSchema(),
            new Cleanup.CompactThenDelete(Duration.ofDays(400), Duration.ofDays(1)));

    /** The id of this installation: one record, written at set-up. If two set-ups ran at once, the first record counts. */
    public static final Topic INSTALLATION = new Topic(
            "holdfast.installation",
            "installation",
            Optional.of(Installation.getClassSchema()),
            ONE,
            new Cleanup.KeepForEver(),
            Timestamps.CREATE_TIME,
            DEFAULT_BYTES);

    /** Commands that an operator took out: they are never decided. Written by hand, so the value is text: why. */
    public static final Topic SKIPS = new Topic(
            "holdfast.skips",
            "partition:offset of seat-commands",
            Optional.empty(),
            ONE,
            new Cleanup.KeepForEver(),
            Timestamps.CREATE_TIME,
            DEFAULT_BYTES);

    /**
     * Every schema under its id, written at set-up. Records of all other topics can be read for as long as this one is there, whatever becomes of
     * the registry. The first record of an id counts.
     */
    public static final Topic SCHEMAS = new Topic(
            "holdfast.schemas",
            "subject/id; the value is the schema as JSON",
            Optional.empty(),
            ONE,
            new Cleanup.KeepForEver(),
            Timestamps.CREATE_TIME,
            DEFAULT_BYTES);

    /** How far this region's logs are, once a second: what the other region holds its copies against. Empty in an installation without regions. */
    public static final Topic REGION_BEATS = new Topic(
            "holdfast.region-beats",
            "instance that wrote it",
            Optional.of(RegionBeat.getClassSchema()),
            ONE,
            new Cleanup.Compact(),
            Timestamps.LOG_APPEND_TIME,
            DEFAULT_BYTES);

    /** Payment requests that could not be handled, as they were. */
    public static final Topic PAYMENT_REQUESTS_DEAD_LETTERS = deadLetters(PAYMENT_REQUESTS);

    /** Facts whose receipt could not be sent, as they were. */
    public static final Topic SEAT_EVENTS_DEAD_LETTERS = deadLetters(SEAT_EVENTS);

    /** Commands that could not be decoded or decided, as they were. */
    public static final Topic SEAT_COMMANDS_DEAD_LETTERS = deadLetters(SEAT_COMMANDS);

    /** All of them. */
    public static final List<Topic> ALL = List.of(
            SEAT_COMMANDS,
            SEAT_EVENTS,
            STATE,
            PAYMENT_REQUESTS,
            DECISION_DIGESTS,
            PAYMENTS,
            RECEIPTS,
            CONTACTS,
            INSTALLATION,
            SKIPS,
            SCHEMAS,
            SEAT_COMMANDS_DEAD_LETTERS,
            PAYMENT_REQUESTS_DEAD_LETTERS,
            SEAT_EVENTS_DEAD_LETTERS,
            REGION_BEATS);

    private Topics() {}

    private static Topic decided(String name, String key, Schema value, Cleanup cleanup) {
        return new Topic(name, key, Optional.of(value), BY_EVENT, cleanup, Timestamps.CREATE_TIME, DEFAULT_BYTES);
    }

    private static Topic deadLetters(Topic source) {
        return new Topic(
                source.name() + ".dead-letters",
                "as the source",
                Optional.empty(),
                BY_EVENT,
                new Cleanup.DeleteAfter(Duration.ofDays(30)),
                Timestamps.CREATE_TIME,
                DEFAULT_BYTES);
    }
}
