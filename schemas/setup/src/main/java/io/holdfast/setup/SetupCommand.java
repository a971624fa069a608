package io.holdfast.setup;

import io.holdfast.schemas.AccessSetup;
import io.holdfast.schemas.Installations;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
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
            "Creates the declared topics, registers their schemas, writes them down on the log and gives the installation its id; to do so again changes nothing.",
            "A registry that has lost its schemas gets them back from the log, under the same ids.",
            "With --topics-by-operator it creates no topics: an operator does."
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", required = true, description = "Brokers to begin with.")
    private String bootstrap = "";

    @Option(
            names = "--topics-by-operator",
            description =
                    "Creates no topics and gives no rights; fails if the topics of the schemas and of the installation's id are not there yet.")
    private boolean topicsByOperator;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            required = true,
            description = "The schema registry, which speaks Confluent's REST API.")
    private String registry = "";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "Partitions of each topic that is keyed by an event; fixed for good when the topics are created (default 6, or as many as there are).")
    private @Nullable Integer partitions;

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

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The region whose cluster this is, as holdfast.region of the services.")
    private @Nullable String region;

    @Option(
            names = "--regions",
            split = ",",
            paramLabel = "NAME",
            description =
                    "All regions, as holdfast.regions of the services: then there are topics for the copies from each other one, and users for the mirrors.")
    private List<String> regions = new ArrayList<>();

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (replication < 1) {
            throw new ParameterException(spec.commandLine(), "--replication must be at least 1");
        }
        if (rights && topicsByOperator) {
            throw new ParameterException(spec.commandLine(), "--rights cannot be given with --topics-by-operator");
        }
        KafkaCluster cluster = KafkaCluster.at(bootstrap, Optional.ofNullable(propertiesFile));
        Optional<Partitions> asked =
                said("--partitions", () -> Optional.ofNullable(partitions).map(Partitions::new));
        Regions told = said("--region and --regions", () -> new Regions(Optional.ofNullable(region), regions));
        if (!topicsByOperator) {
            topics(cluster, asked, told);
        }
        SchemaSetup.run(cluster, SchemaRegistry.at(registry))
                .forEach((subject, id) -> System.out.printf("schema %-32s id %d%n", subject, id));
        Installed installed = Installations.establish(cluster, SchemaLog.read(cluster), there(cluster, asked));
        System.out.printf("installation %s%n", installed.id());
        return 0;
    }

    /** What an option says; one that cannot be is the caller's mistake. */
    private <T> T said(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), option + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Partitions there(KafkaCluster cluster, Optional<Partitions> asked)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            return TopicSetup.there(admin, asked);
        }
    }

    private void topics(KafkaCluster cluster, Optional<Partitions> asked, Regions told)
            throws ExecutionException, InterruptedException {
        List<Topic> topics = Copies.withOwn(told);
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            Partitions there = TopicSetup.create(admin, topics, asked, replication);
            TopicSetup.verify(admin, topics);
            System.out.printf(
                    "%d topics are there, with %d partitions for events, and with %d copies where they are new%n",
                    topics.size(), there.number(), replication);
            if (rights) {
                List<KafkaUser> users = KafkaUsers.in(told);
                AccessSetup.apply(admin, users);
                System.out.printf("%d users have their rights%n", users.size());
            }
        }
    }
}
