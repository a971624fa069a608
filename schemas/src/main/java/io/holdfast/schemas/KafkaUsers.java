package io.holdfast.schemas;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.holdfast.schemas.KafkaUser.Grant;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may do what on the cluster: one user for each service, with what it needs and no more. The local stack and the deployments set the
 * rights up from this declaration, as they do the topics. To be allowed to read or to write a topic is to be allowed to describe it.
 */
public final class KafkaUsers {

    private static final String HOLD = "hold-processor";
    private static final String API = "reservation-api";
    private static final String AUDIT = "auditor";
    private static final String PAYMENT = "payment-adapter";
    private static final String RECEIPT = "receipt-sender";

    /** The group in which hold-processors share the copied facts that they bring to their own log. */
    public static final String COURIER_GROUP = HOLD + "-courier";

    /** Also the name of its group and of what belongs to its Streams application. */
    public static final KafkaUser HOLD_PROCESSOR = new KafkaUser(
            HOLD,
            "decides",
            List.of(
                    Grant.topic(Topics.SCHEMAS, READ, DESCRIBE_CONFIGS),
                    // The number of partitions.
                    Grant.topic(Topics.INSTALLATION, READ, DESCRIBE_CONFIGS),
                    // It appends the Ticks.
                    Grant.topic(Topics.SEAT_COMMANDS, READ, WRITE, DESCRIBE_CONFIGS),
                    decided(Topics.SEAT_EVENTS),
                    // A new owner restores its store from it.
                    Grant.topic(Topics.STATE, READ, WRITE, DESCRIBE_CONFIGS),
                    decided(Topics.PAYMENT_REQUESTS),
                    decided(Topics.DECISION_DIGESTS),
                    decided(Topics.SEAT_COMMANDS_DEAD_LETTERS),
                    Grant.topic(Topics.SKIPS, READ, DESCRIBE_CONFIGS),
                    Grant.literal(GROUP, HOLD, READ),
                    // What belongs to a Streams application begins with its id and a dash.
                    Grant.prefixed(TRANSACTIONAL_ID, HOLD + "-", WRITE),
                    Grant.prefixed(TOPIC, HOLD + "-", CREATE, READ, WRITE, DESCRIBE_CONFIGS)));

    /** Takes the calls. */
    public static final KafkaUser RESERVATION_API = new KafkaUser(
            API,
            "takes the calls",
            List.of(
                    // How far consumers are behind is read from what waits for them.
                    Grant.topic(Topics.SEAT_COMMANDS, READ, WRITE, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.CONTACTS, WRITE, DESCRIBE_CONFIGS),
                    // Fingerprints of addresses are keyed by its id.
                    Grant.topic(Topics.INSTALLATION, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SCHEMAS, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.STATE, READ, DESCRIBE_CONFIGS),
                    // What became of a sale's receipt is told with the sale.
                    Grant.topic(Topics.RECEIPTS, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SEAT_EVENTS, READ),
                    Grant.topic(Topics.PAYMENT_REQUESTS, READ),
                    // How far the logs are, for the other region.
                    Grant.topic(Topics.REGION_BEATS, WRITE, DESCRIBE_CONFIGS),
                    // Whether it is still the same topic, for the other region.
                    Grant.topic(Topics.DECISION_DIGESTS, DESCRIBE),
                    // How many dead letters there are: markers of transactions are none, so they are read.
                    Grant.topic(Topics.SEAT_COMMANDS_DEAD_LETTERS, READ),
                    Grant.topic(Topics.PAYMENT_REQUESTS_DEAD_LETTERS, READ),
                    Grant.topic(Topics.SEAT_EVENTS_DEAD_LETTERS, READ),
                    Grant.literal(GROUP, HOLD, DESCRIBE),
                    Grant.literal(GROUP, PAYMENT, DESCRIBE),
                    Grant.literal(GROUP, RECEIPT, DESCRIBE)));

    /** Asks the payment provider. */
    public static final KafkaUser PAYMENT_ADAPTER = new KafkaUser(
            PAYMENT,
            "asks the payment provider",
            List.of(
                    Grant.topic(Topics.PAYMENT_REQUESTS, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.PAYMENTS, READ, WRITE, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SEAT_COMMANDS, WRITE, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.PAYMENT_REQUESTS_DEAD_LETTERS, WRITE, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.INSTALLATION, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SCHEMAS, READ, DESCRIBE_CONFIGS),
                    Grant.literal(GROUP, PAYMENT, READ)));

    /** Sends the receipts. */
    public static final KafkaUser RECEIPT_SENDER = new KafkaUser(
            RECEIPT,
            "sends the receipts",
            List.of(
                    Grant.topic(Topics.SEAT_EVENTS, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.RECEIPTS, READ, WRITE, DESCRIBE_CONFIGS),
                    // It erases what an erasure made void.
                    Grant.topic(Topics.CONTACTS, READ, WRITE, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.INSTALLATION, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SCHEMAS, READ, DESCRIBE_CONFIGS),
                    Grant.topic(Topics.SEAT_EVENTS_DEAD_LETTERS, WRITE, DESCRIBE_CONFIGS),
                    Grant.literal(GROUP, RECEIPT, READ)));

    /** Writes down the schemas and names the installation, if an operator creates the topics; the administrator does it otherwise. */
    public static final KafkaUser SETUP = new KafkaUser(
            "setup",
            "writes down the schemas and names the installation",
            List.of(
                    Grant.topic(Topics.SCHEMAS, READ, WRITE),
                    Grant.topic(Topics.INSTALLATION, READ, WRITE),
                    // How many partitions the operator gave the topics.
                    Grant.topic(Topics.SEAT_COMMANDS, DESCRIBE)));

    /** Takes out a command that stops its partition. Such a command is never decided, so this is a right of its own. */
    public static final KafkaUser OPERATOR = new KafkaUser(
            "operator",
            "takes out commands that stop their partition",
            List.of(
                    Grant.topic(Topics.SEAT_COMMANDS, READ),
                    Grant.topic(Topics.SCHEMAS, READ),
                    Grant.topic(Topics.SKIPS, READ, WRITE),
                    Grant.literal(GROUP, HOLD, DESCRIBE)));

    /** Reads everything but the addresses, and writes nothing: for {@code audit} and for people who look. */
    public static final KafkaUser AUDITOR = new KafkaUser(AUDIT, "reads the log", auditor());

    /** The name of the user that writes the copies of other regions' topics. */
    public static final String MIRROR = "mirror";

    /** The name of the user as which the mirrors of other regions read the originals here. */
    public static final String MIRROR_READER = "mirror-reader";

    /** The name of the user as which an operator takes a region over, or brings one back. */
    public static final String TAKE_OVER = "take-over";

    /** The users of the services. */
    public static final List<KafkaUser> SERVICES =
            List.of(RESERVATION_API, HOLD_PROCESSOR, PAYMENT_ADAPTER, RECEIPT_SENDER);

    /** All of them. */
    public static final List<KafkaUser> ALL = Stream.concat(SERVICES.stream(), Stream.of(SETUP, OPERATOR, AUDITOR))
            .toList();

    private KafkaUsers() {}

    /**
     * All of them, in an installation with regions: what is copied is shown, brought to the own log, and looked at by auditors; and the users of the
     * mirrors and of an operator who takes a region over. A region's own mirror writes here. Those of other regions read, and no more.
     *
     * @param regions none of them adds nothing
     */
    public static List<KafkaUser> in(Regions regions) {
        Stream<KafkaUser> mirrors = regions.any()
                ? Stream.of(mirror(regions.others()), mirrorReader(), takeOver(regions.others()))
                : Stream.empty();
        return Stream.concat(ALL.stream().map(user -> user.and(copies(user, regions))), mirrors)
                .toList();
    }

    private static KafkaUser mirror(List<String> others) {
        var grants = new ArrayList<Grant>();
        // It creates this topic at each start, and writes nothing to it.
        grants.add(Grant.literal(TOPIC, "heartbeats", CREATE));
        for (String other : others) {
            Copies.MIRRORED.forEach(topic -> grants.add(Grant.topic(Copies.of(other, topic), WRITE)));
            // MirrorMaker names its group, and the topics in which it keeps how far it is.
            grants.add(Grant.literal(GROUP, other + "-mm2", READ));
            for (String kept : List.of("configs", "offsets", "status")) {
                grants.add(Grant.literal(
                        TOPIC, "mm2-%s.%s.internal".formatted(kept, other), CREATE, READ, WRITE, DESCRIBE_CONFIGS));
            }
        }
        return new KafkaUser(MIRROR, "copies the logs of other regions", List.copyOf(grants));
    }

    private static KafkaUser mirrorReader() {
        return new KafkaUser(
                MIRROR_READER,
                "reads for the mirrors of other regions",
                Copies.MIRRORED.stream().map(topic -> Grant.topic(topic, READ)).toList());
    }

    /** It writes commands for this region's log, which the rules decide; and takes out of payment-adapter's ledger, and of what waits for it, what another region has taken over. */
    private static KafkaUser takeOver(List<String> others) {
        var grants = new ArrayList<>(List.of(
                Grant.topic(Topics.SEAT_COMMANDS, WRITE),
                Grant.topic(Topics.SEAT_EVENTS, READ),
                Grant.topic(Topics.STATE, READ),
                Grant.topic(Topics.SCHEMAS, READ),
                Grant.topic(Topics.PAYMENTS, READ, WRITE),
                Grant.topic(Topics.PAYMENT_REQUESTS, READ, WRITE),
                Grant.literal(GROUP, PAYMENT, READ)));
        others.forEach(other -> Copies.MIRRORED.forEach(
                topic -> grants.add(Grant.topic(Copies.of(other, topic), READ, DESCRIBE_CONFIGS))));
        return new KafkaUser(TAKE_OVER, "takes a lost region over, and brings one back", List.copyOf(grants));
    }

    private static List<Grant> copies(KafkaUser user, Regions regions) {
        List<Topic> read = switch (user.name()) {
            case HOLD -> List.of(Topics.SCHEMAS, Topics.SEAT_EVENTS);
            case API -> List.of(Topics.SCHEMAS, Topics.STATE, Topics.REGION_BEATS);
            case AUDIT -> Copies.MIRRORED;
            default -> List.of();
        };
        Stream<Grant> topics = regions.others().stream()
                .flatMap(region ->
                        read.stream().map(topic -> Grant.topic(Copies.of(region, topic), READ, DESCRIBE_CONFIGS)));
        Stream<Grant> group = regions.any() && user.equals(HOLD_PROCESSOR)
                ? Stream.of(Grant.literal(GROUP, COURIER_GROUP, READ))
                : Stream.empty();
        return Stream.concat(topics, group).toList();
    }

    private static Grant decided(Topic topic) {
        return Grant.topic(topic, WRITE, DESCRIBE_CONFIGS);
    }

    private static List<Grant> auditor() {
        var grants = new ArrayList<Grant>();
        for (Topic topic : Topics.ALL) {
            grants.add(
                    topic.equals(Topics.CONTACTS)
                            ? Grant.topic(topic, DESCRIBE, DESCRIBE_CONFIGS)
                            : Grant.topic(topic, READ, DESCRIBE_CONFIGS));
        }
        grants.add(Grant.literal(GROUP, HOLD, DESCRIBE));
        return List.copyOf(grants);
    }
}
