package io.holdfast.hold.audit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.hold.audit.replay.Census;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a replay found. */
public final class CensusReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;

    /** To this stream, for programs or for people. */
    public CensusReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Writes answers, or what there is. */
    public void write(List<String> answers, List<Census> censuses) {
        if (json) {
            out.println(json(answers, censuses));
            return;
        }
        answers.forEach(out::println);
        for (Census census : censuses) {
            out.printf(
                    Locale.ROOT,
                    "partition %d after %,d commands: %,d events, %,d seats taken, reservations %s, state sha256 %s%n",
                    census.partition(),
                    census.commands(),
                    census.events(),
                    census.seats(),
                    census.reservations(),
                    census.sha256());
        }
    }

    private static String json(List<String> answers, List<Census> censuses) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode said = root.putArray("answers");
        answers.forEach(said::add);
        ArrayNode counted = root.putArray("partitions");
        for (Census census : censuses) {
            ObjectNode one = counted.addObject()
                    .put("partition", census.partition())
                    .put("commands", census.commands())
                    .put("events", census.events())
                    .put("seats", census.seats())
                    .put("sha256", census.sha256());
            ObjectNode reservations = one.putObject("reservations");
            census.reservations().forEach(reservations::put);
        }
        return root.toString();
    }
}
