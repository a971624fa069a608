package io.holdfast.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.AbstractState;

/** How the copying connectors and their tasks are. */
final class Condition {

    private static final String CONNECTOR = MirrorSourceConnector.class.getSimpleName();
    private static final String RUNNING = "RUNNING";
    private static final String FAILED = "FAILED";

    private final MirrorMaker mirror;
    private final List<SourceAndTarget> pairs;

    /**
     * Looks at what copies to one region.
     *
     * @param settings MirrorMaker's
     */
    Condition(MirrorMaker mirror, String here, Map<String, String> settings) {
        this.mirror = mirror;
        this.pairs = settings.keySet().stream()
                .filter(setting -> setting.endsWith("->" + here + ".enabled"))
                .map(setting -> new SourceAndTarget(setting.substring(0, setting.indexOf("->")), here))
                .toList();
    }

    /** Whether all connectors run. While a link is cut they run without tasks, or with tasks that read nothing. */
    boolean runs() {
        return pairs.stream()
                .allMatch(pair -> status(pair)
                        .filter(status -> status.connector().state().equals(RUNNING))
                        .isPresent());
    }

    /** What has failed, and why; empty if nothing has. */
    List<String> failures() {
        var failures = new ArrayList<String>();
        for (SourceAndTarget pair : pairs) {
            status(pair).ifPresent(status -> {
                failed(pair, status.connector(), failures);
                status.tasks().forEach(task -> failed(pair, task, failures));
            });
        }
        return failures;
    }

    private static void failed(SourceAndTarget pair, AbstractState state, List<String> failures) {
        if (state.state().equals(FAILED)) {
            failures.add("%s %s".formatted(pair, state.trace()));
        }
    }

    /** Empty until the connector is known. */
    private Optional<ConnectorStateInfo> status(SourceAndTarget pair) {
        try {
            return Optional.of(mirror.connectorStatus(pair, CONNECTOR));
        } catch (NotFoundException notYet) {
            return Optional.empty();
        }
    }
}
