package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cluster. */
final class ClusterOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Of ./holdfast audit: the folder of a local stack (default .holdfast in the project's folder). The script finds its broker, or starts the broker alone for as long as the audit takes.")
    private @Nullable Path data;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Brokers of any cluster, instead of --data.")
    private @Nullable String bootstrap;

    @SuppressWarnings("UnusedVariable") // Auditors' scripts name it.
    @Option(names = "--registry", paramLabel = "URL", hidden = true, description = "Of earlier versions: not needed.")
    private @Nullable String registry;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka clients, such as those for security.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--scratch",
            paramLabel = "FOLDER",
            description = "Where state is kept meanwhile that does not fit into memory (default: the system's).")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir", "."));

    KafkaCluster cluster() {
        try {
            return KafkaCluster.at(bootstrap(), Optional.ofNullable(commandConfig));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--command-config: " + wrong.getMessage());
        }
    }

    private String bootstrap() {
        if (bootstrap == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    data == null
                            ? "--bootstrap must say where the cluster is"
                            : "--data is understood by ./holdfast audit alone: give --bootstrap here");
        }
        return bootstrap;
    }

    Schemas schemas() {
        return schemas(cluster());
    }

    /** The schemas of any cluster, as its log has them. */
    Schemas schemas(KafkaCluster cluster) {
        try {
            return SchemaLog.read(cluster);
        } catch (IllegalStateException away) {
            Throwable cause = away.getCause() == null ? away : away.getCause();
            throw new AuditException(
                    "the schemas cannot be read from topic %s at %s (%s): start Kafka, or correct --bootstrap or --command-config"
                            .formatted(Topics.SCHEMAS.name(), cluster, cause.getMessage()),
                    away);
        }
    }

    Path scratch() {
        return scratch;
    }
}
