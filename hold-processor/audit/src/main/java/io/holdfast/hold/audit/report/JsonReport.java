package io.holdfast.hold.audit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.audit.verify.Verification.Result;
import io.holdfast.hold.audit.verify.Violation;
import java.util.List;
import java.util.Map;

/** For programs. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    /** The result as JSON, in one line. */
    public static String of(String cluster, Result result) {
        return result(cluster, result).toString();
    }

    /**
     * The results of regions as JSON, in one line.
     *
     * @param clusters each region's brokers, in the order of the results
     * @param together what all logs say together
     */
    public static String of(Map<String, String> clusters, List<Result> results, Findings together) {
        ObjectNode root = JSON.createObjectNode();
        root.put(
                "ok",
                together.clean()
                        && results.stream().allMatch(result -> result.findings().clean()));
        ObjectNode regions = root.putObject("regions");
        var each = results.iterator();
        clusters.forEach((region, cluster) -> regions.set(region, result(cluster, each.next())));
        ObjectNode both = root.putObject("together").put("ok", together.clean());
        findings(both, together, Promise.OF_REGIONS);
        return root.toString();
    }

    private static ObjectNode result(String cluster, Result result) {
        Findings findings = result.findings();
        ObjectNode root = JSON.createObjectNode();
        root.put("ok", findings.clean());
        root.put("cluster", cluster);
        root.put("commands", result.commands());
        root.put("seconds", result.took().toMillis() / 1_000.0);
        ArrayNode partitions = root.putArray("partitions");
        for (Cut.Part part : result.cut().partitions()) {
            partitions
                    .addObject()
                    .put("partition", part.partition())
                    .put("decided", part.decided())
                    .put("pending", part.pending());
        }
        findings(root, findings, Promise.shownBy(findings));
        return root;
    }

    private static void findings(ObjectNode root, Findings findings, List<Promise> shown) {
        ArrayNode promises = root.putArray("promises");
        for (Promise promise : shown) {
            promise(promises.addObject(), promise, findings);
        }
        ArrayNode open = root.putArray("open");
        findings.open().forEach((what, count) -> {
            open.addObject()
                    .put("what", what)
                    .put("count", count)
                    .set("records", JSON.valueToTree(findings.openRecords(what)));
        });
        ArrayNode notes = root.putArray("notes");
        findings.notes()
                .forEach((what, count) -> notes.addObject().put("what", what).put("count", count));
    }

    private static void promise(ObjectNode node, Promise promise, Findings findings) {
        node.put("promise", promise.name())
                .put("says", promise.words())
                .put("ok", findings.broken(promise) == 0)
                .put("violations", findings.broken(promise));
        ObjectNode checked = node.putObject("checked");
        findings.checked(promise).forEach(checked::put);
        ArrayNode listed = node.putArray("listed");
        for (Violation violation : findings.violations(promise)) {
            listed.addObject().put("what", violation.what()).set("records", JSON.valueToTree(violation.records()));
        }
    }
}
