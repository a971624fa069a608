package io.holdfast.hold.takeover;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was taken over, for people and for programs. */
final class TakeOverReport {

    private static final JsonMapper JSON = new JsonMapper();

    /** What became of one event. For one thread. */
    static final class OfEvent {

        private final String event;
        private final int partition;
        private final long upTo;
        private final long behindDigest;
        private final Map<String, Integer> adopted = new TreeMap<>();
        private final List<String> honoured = new ArrayList<>();
        private final List<String> givenBack = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> places = new ArrayList<>();

        /**
         * Of an event from which nothing was adopted yet.
         *
         * @param upTo offset of the last command of the lost region that counts; -1 if there was none
         * @param behindDigest commands before that which no digest covers
         */
        OfEvent(String event, int partition, long upTo, long behindDigest) {
            this.event = event;
            this.partition = partition;
            this.upTo = upTo;
            this.behindDigest = behindDigest;
        }

        String event() {
            return event;
        }

        void adopted(String status) {
            adopted.merge(status, 1, Integer::sum);
        }

        /** A sale that only the provider knew of. */
        void honoured(String reservation) {
            honoured.add(reservation);
        }

        /** A payment that has no seats. */
        void givenBack(String reservation, int attempt) {
            givenBack.add("%s, attempt %d".formatted(reservation, attempt));
        }

        /** What the rules did not adopt, and why. */
        void refused(String reservation, String why) {
            refused.add(reservation + ": " + why);
        }

        void places(List<String> ranges) {
            places.addAll(ranges);
        }

        private ObjectNode json() {
            ObjectNode node = JSON.createObjectNode()
                    .put("event", event)
                    .put("upTo", partition + ":" + upTo)
                    .put("commandsBehindDigest", behindDigest);
            node.set("adopted", JSON.valueToTree(adopted));
            node.set("tailHonoured", JSON.valueToTree(honoured));
            node.set("tailGivenBack", JSON.valueToTree(givenBack));
            node.set("refused", JSON.valueToTree(refused));
            node.set("placesAdopted", JSON.valueToTree(places));
            return node;
        }

        private void write(PrintStream out) {
            out.printf(
                    "%s: up to command %d:%d, the last %d of them behind the last digest%n",
                    event, partition, upTo, behindDigest);
            out.printf("  reservations adopted: %s%n", adopted.isEmpty() ? "none" : adopted);
            line(out, "sales honoured that only the provider knew", honoured);
            line(out, "payments given back, since their seats are not to be had", givenBack);
            line(out, "not adopted", refused);
            out.printf(
                    "  places adopted: %s%n",
                    places.isEmpty() ? "none that are not adopted already" : String.join(", ", places));
        }

        private static void line(PrintStream out, String what, List<String> items) {
            if (!items.isEmpty()) {
                out.printf("  %s: %d%n", what, items.size());
                items.forEach(item -> out.printf("    %s%n", item));
            }
        }
    }

    private final String lost;
    private final Instant lastBeat;
    private final List<OfEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> leftOut = Collections.synchronizedList(new ArrayList<>());
    private final List<String> forPeople = Collections.synchronizedList(new ArrayList<>());

    TakeOverReport(LastBeat lost) {
        this.lost = lost.name();
        this.lastBeat = lost.at();
    }

    void add(OfEvent event) {
        events.add(event);
    }

    /** An event of version 1, which knows no regions. */
    void leftOut(String event) {
        leftOut.add(event);
    }

    /** A payment of the provider's that a person has to see to. */
    void forPeople(String reference) {
        forPeople.add(reference);
    }

    String json() {
        ObjectNode node = JSON.createObjectNode().put("region", lost).put("lastBeat", lastBeat.toString());
        node.set("events", JSON.valueToTree(sorted().stream().map(OfEvent::json).toList()));
        node.set("leftOut", JSON.valueToTree(leftOut));
        node.set("paymentsForPeople", JSON.valueToTree(forPeople));
        return node.toPrettyString();
    }

    void write(PrintStream out) {
        out.printf("%s is taken over; its last beat was at %s%n", lost, lastBeat);
        sorted().forEach(event -> event.write(out));
        leftOut.forEach(event -> out.printf(
                "%s: left out, since it was opened with version 1 of the rules, which knows no regions%n", event));
        forPeople.forEach(reference ->
                out.printf("payment %s: another one is known under its id; see to it at the provider%n", reference));
    }

    private List<OfEvent> sorted() {
        return events.stream().sorted(Comparator.comparing(OfEvent::event)).toList();
    }
}
