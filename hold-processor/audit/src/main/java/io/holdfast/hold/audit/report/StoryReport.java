package io.holdfast.hold.audit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.hold.audit.story.Line;
import java.io.PrintStream;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/** A story as a timeline. */
public final class StoryReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Always with milliseconds: lines that stand below each other are compared. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final PrintStream out;

    public StoryReport(PrintStream out) {
        this.out = out;
    }

    /** For people: commands at the margin, and what they led to below them. */
    public void write(List<Line> lines) {
        String reservation = "";
        String traceId = "";
        for (Line line : lines) {
            if (!line.reservation().equals(reservation)) {
                reservation = line.reservation();
                out.printf(Locale.ROOT, "%s%n%n", reservation);
            }
            boolean newTrace = line.traceId() != null && !line.traceId().equals(traceId);
            traceId = line.traceId() == null ? "" : line.traceId();
            out.printf(
                    Locale.ROOT,
                    "%s  %-8s  %s%s%n    %s %d:%d%s%n",
                    TIME.format(line.at()),
                    line.kind().name().toLowerCase(Locale.ROOT),
                    line.kind() == Line.Kind.COMMAND ? "" : "  ",
                    line.says(),
                    line.topic(),
                    line.partition(),
                    line.offset(),
                    newTrace ? "  trace " + traceId : "");
        }
    }

    public void json(List<Line> lines) {
        ArrayNode all = JSON.createArrayNode();
        for (Line line : lines) {
            ObjectNode one = all.addObject()
                    .put("reservation", line.reservation())
                    .put("at", TIME.format(line.at()))
                    .put("kind", line.kind().name())
                    .put("says", line.says())
                    .put("topic", line.topic())
                    .put("partition", line.partition())
                    .put("offset", line.offset());
            if (line.cause() != Line.NONE) {
                one.put("command", line.partition() + ":" + line.cause());
            }
            if (line.traceId() != null) {
                one.put("traceId", line.traceId());
            }
        }
        out.println(all);
    }
}
