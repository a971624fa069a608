package io.holdfast.hold.audit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.hold.audit.diff.Diff;
import io.holdfast.hold.audit.diff.Difference;
import java.io.PrintStream;
import java.util.Locale;

/** Where two builds part. */
public final class DiffReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;

    /** To this stream. */
    public DiffReport(PrintStream out) {
        this.out = out;
    }

    /** For programs, or for people. */
    public void write(Diff.Result result, boolean json) {
        if (json) {
            out.println(json(result));
            return;
        }
        for (Difference difference : result.listed()) {
            out.printf(Locale.ROOT, "%d:%d  %s%n", difference.partition(), difference.offset(), difference.what());
        }
        long more = result.differing() - result.listed().size();
        if (more > 0) {
            out.printf(Locale.ROOT, "… and %,d more; --list shows more of them%n", more);
        }
        out.printf(Locale.ROOT, "%,d of %,d commands are decided differently%n", result.differing(), result.commands());
    }

    private static String json(Diff.Result result) {
        ObjectNode root = JSON.createObjectNode()
                .put("same", result.differing() == 0)
                .put("commands", result.commands())
                .put("differing", result.differing());
        ArrayNode listed = root.putArray("listed");
        for (Difference difference : result.listed()) {
            listed.addObject()
                    .put("partition", difference.partition())
                    .put("offset", difference.offset())
                    .put("what", difference.what());
        }
        return root.toString();
    }
}
