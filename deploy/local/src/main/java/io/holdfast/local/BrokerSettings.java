package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of a stack's brokers: KRaft, broker and controller in one process, on loopback. */
final class BrokerSettings {

    private static final Pattern LISTENER =
            Pattern.compile("(?m)^listeners=(?:PLAINTEXT|SASL_SSL)://127\\.0\\.0\\.1:(\\d+),");

    private static final String OPEN =
            "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,LINKED:PLAINTEXT\n";

    private BrokerSettings() {}

    /** The plan of the stack that was last started on a folder: its ports are in the broker's settings. */
    static Optional<StackPlan> planOf(Path home, Path data) throws IOException {
        for (int brokers : StackPorts.BROKERS) {
            Path file = data.resolve(StackPlan.broker(1, brokers)).resolve("server.properties");
            if (Files.exists(file)) {
                return Optional.of(planOf(home, data, file, brokers));
            }
        }
        return Optional.empty();
    }

    private static StackPlan planOf(Path home, Path data, Path file, int brokers) throws IOException {
        Matcher listener = LISTENER.matcher(Files.readString(file));
        if (!listener.find()) {
            throw new StackException("%s does not say where the broker listens".formatted(file));
        }
        var ports = new StackPorts(Integer.parseInt(listener.group(1)) - StackPorts.FIRST_BROKER, brokers);
        return StackPlan.plain(home, data, ports, new Security(data).there());
    }

    static void write(StackPlan plan) throws IOException {
        for (int node : plan.ports().nodes()) {
            Path file = plan.brokerSettings(node);
            Files.createDirectories(file.getParent());
            PrivateFiles.write(file, common(plan, node) + (plan.secure() ? secure(plan.security()) : OPEN));
        }
    }

    private static String common(StackPlan plan, int node) {
        StackPorts ports = plan.ports();
        return """
                process.roles=broker,controller
                node.id=%5$d
                controller.quorum.voters=%6$s
                listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%9$s
                advertised.listeners=%4$s://127.0.0.1:%1$d%10$s
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=%11$s
                log.dirs=%3$s
                # Topics come from their declaration: a misspelt name is an error, not a new topic.
                auto.create.topics.enable=false
                # As many copies as there are brokers; all but one must have a record before it is acknowledged.
                default.replication.factor=%7$d
                min.insync.replicas=%8$d
                unclean.leader.election.enable=false
                offsets.topic.replication.factor=%7$d
                transaction.state.log.replication.factor=%7$d
                transaction.state.log.min.isr=%8$d
                # By default fifty partitions each, made for clusters: they would only take longer to load.
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                # By default a new group waits 3 s for further members.
                group.initial.rebalance.delay.ms=0
                # How far the log was decided is kept as long as the log: by default a group that was away for a week
                # begins again at its beginning.
                offsets.retention.minutes=2147483647
                # A hold-processor may be given up sooner than after the broker's least, 6 s.
                group.min.session.timeout.ms=1000
                # How soon a dead processor's open transaction is found to be over; by default every 10 s.
                transaction.abort.timed.out.transaction.cleanup.interval.ms=500
                # Preallocated index files: 10 MiB for each of hundreds of partitions would fill a laptop's disk.
                log.index.size.max.bytes=1048576
                """.formatted(
                        ports.broker(node),
                        ports.controller(node),
                        plan.brokerFolder(node).resolve("log"),
                        listener(plan),
                        node,
                        ports.nodes().stream()
                                .map(voter -> "%d@%s:%d"
                                        .formatted(
                                                voter,
                                                plan.linked() ? Links.host(voter) : "127.0.0.1",
                                                ports.controller(voter)))
                                .collect(Collectors.joining(",")),
                        ports.brokers(),
                        Math.max(1, ports.brokers() - 1),
                        linkedListener(plan, node),
                        linkedAddress(plan, node),
                        plan.linked() ? "LINKED" : listener(plan));
    }

    /** Where the broker listens to those who come through a link: its like and the services, or the mirrors of other regions. */
    private static String linkedListener(StackPlan plan, int node) {
        if (plan.region().isPresent()) {
            return ",LINKED://127.0.0.1:" + plan.ports().forMirrors();
        }
        return plan.linked() ? ",LINKED://127.0.0.1:" + plan.ports().linked(node) : "";
    }

    /** What it tells them as its address, so that they stay on the link. */
    private static String linkedAddress(StackPlan plan, int node) {
        if (plan.region().isPresent()) {
            RegionPlan region = plan.region().get();
            return ",LINKED://127.0.0.1:" + region.linked(region.name());
        }
        return plan.linked()
                ? ",LINKED://%s:%d".formatted(Links.host(node), plan.ports().linked(node))
                : "";
    }

    private static String listener(StackPlan plan) {
        return plan.secure() ? "SASL_SSL" : "PLAINTEXT";
    }

    /** As in production: encrypted, no one unknown, nothing that is not granted. */
    private static String secure(Security security) {
        return """
                listener.security.protocol.map=CONTROLLER:SSL,SASL_SSL:SASL_SSL,LINKED:SASL_SSL
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%1$s
                listener.name.linked.scram-sha-512.sasl.jaas.config=%1$s
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%2$s
                ssl.keystore.password=%3$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%4$s
                # A controller cannot ask for a password that it keeps itself: the broker shows its certificate there.
                listener.name.controller.ssl.client.auth=required
                ssl.principal.mapping.rules=RULE:^%5$s$/%6$s/
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%6$s
                """.formatted(
                        security.brokersLogin(),
                        security.keyStore(),
                        security.keyStorePassword(),
                        security.trusted(),
                        Security.BROKER,
                        Security.ADMIN);
    }

    /** The arguments with which the storage tool makes the first user: no other could let it in. Written for the launcher's {@code @}. */
    static void writeFormatArguments(StackPlan plan) throws IOException {
        for (int node : plan.ports().nodes()) {
            writeFormatArguments(plan, node);
        }
    }

    private static void writeFormatArguments(StackPlan plan, int node) throws IOException {
        var arguments = new ArrayList<>(new BaseParts(plan).format(node));
        arguments.add("--add-scram");
        arguments.add("SCRAM-SHA-512=[name=%s,password=%s]"
                .formatted(Security.ADMIN, plan.security().password(Security.ADMIN)));
        PrivateFiles.write(
                plan.security().formatArguments(node),
                arguments.stream()
                        .map(argument -> "\"" + argument.replace("\\", "\\\\") + "\"\n")
                        .collect(Collectors.joining()));
    }
}
