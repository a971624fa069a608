package io.holdfast.hold.setup;

import io.holdfast.schemas.AccessSetup;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates what is declared and not there yet. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the declared topics and registers their schemas; to do so again changes nothing.",
            "Without --bootstrap it registers the schemas alone, for clusters whose topics an operator creates."
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Brokers to begin with.")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            required = true,
            description = "The schema registry, which speaks Confluent's REST API.")
    private String registry = "";

    @Option(
            names = "--replication",
            paramLabel = "COPIES",
            defaultValue = "3",
            description =
                    "Copies of each topic; all but one must have a record before it is acknowledged (default ${DEFAULT-VALUE}).")
    private short replication = 3;

    @Option(
            names = "--properties-file",
            paramLabel = "FILE",
            description = "How to get in, as holdfast.kafka.properties-file of the services.")
    private @Nullable Path propertiesFile;

    @Option(
            names = "--rights",
            description = "Gives each declared user its rights, and takes from it what is not declared.")
    private boolean rights;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (replication < 1) {
            throw new ParameterException(spec.commandLine(), "--replication must be at least 1");
        }
        if (bootstrap != null) {
            cluster(KafkaCluster.at(bootstrap, Optional.ofNullable(propertiesFile)));
        } else if (rights || propertiesFile != null) {
            throw new ParameterException(spec.commandLine(), "--bootstrap must say where the cluster is");
        }
        SchemaRegistry schemas = SchemaRegistry.at(registry);
        Topics.ALL.stream().filter(topic -> topic.value().isPresent()).forEach(topic -> {
            int id = schemas.register(topic);
            System.out.printf("schema %-32s id %d%n", topic.subject(), id);
        });
        return 0;
    }

    private void cluster(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            TopicSetup.create(admin, Topics.ALL, replication);
            TopicSetup.verify(admin, Topics.ALL);
            System.out.printf(
                    "%d topics are there, with %d copies where they are new%n", Topics.ALL.size(), replication);
            if (rights) {
                AccessSetup.apply(admin, KafkaUsers.ALL);
                System.out.printf("%d users have their rights%n", KafkaUsers.ALL.size());
            }
        }
    }
}
