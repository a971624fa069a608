package io.holdfast.local;

import io.holdfast.drill.Faketime;
import io.holdfast.local.LocalPlan.UsedPort;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.regions.Regions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a stack consists of.
 *
 * @param scale how many of each service; one where nothing is said
 * @param settings further settings of each service, as {@code key=value}
 * @param partitions how many the topics have that are keyed by an event; empty if what is there decides
 * @param jvm further arguments of every JVM
 * @param locks who has to show who he is
 * @param region which region's stack it is, if there are two
 * @param brokerClock what the brokers' clocks are off, as {@link Faketime#command} takes it; of one alone with its name before, as {@code broker-1=+30s}
 */
record StackPlan(
        Path home,
        Path data,
        StackPorts ports,
        Map<Service, Integer> scale,
        Map<Service, List<String>> settings,
        Optional<Partitions> partitions,
        List<String> jvm,
        Locks locks,
        Optional<RegionPlan> region,
        Optional<String> brokerClock) {

    /** One of each service, with no settings of its own. */
    static StackPlan plain(Path home, Path data, StackPorts ports, Locks locks) {
        return new StackPlan(
                home,
                data,
                ports,
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                locks,
                Optional.empty(),
                Optional.empty());
    }

    StackPlan on(StackPorts others) {
        return new StackPlan(home, data, others, scale, settings, partitions, jvm, locks, region, brokerClock);
    }

    /** The same for a region, below the common folder and with the ports of its own block. */
    StackPlan of(RegionPlan one) {
        return new StackPlan(
                home,
                data.resolve(one.name()),
                one.of(one.name()),
                scale,
                settings,
                partitions,
                jvm,
                locks,
                Optional.of(one),
                brokerClock);
    }

    /** The same for what is of no region: its logs and its files lie in the common folder. */
    StackPlan common(Path folder) {
        return new StackPlan(
                home, folder, ports, scale, settings, partitions, jvm, locks, Optional.empty(), brokerClock);
    }

    /** Whether the broker encrypts, and asks who one is and whether one may. */
    boolean secure() {
        return locks == Locks.ALL;
    }

    /** Whether callers are known by tokens. */
    boolean asksForTokens() {
        return locks != Locks.NONE;
    }

    /** The ports that parts listen on beside those that they are known by. */
    List<UsedPort> furtherPorts() {
        var used = new ArrayList<UsedPort>();
        for (int node : ports.nodes()) {
            used.add(new UsedPort("a broker's controller", ports.controller(node)));
            if (linked()) {
                used.add(new UsedPort("a broker's links", ports.linked(node)));
            }
        }
        used.add(new UsedPort("the registry's management", ports.registryManagement()));
        if (region.map(RegionPlan::isFirst).orElse(true)) {
            used.add(new UsedPort("the mail server", ports.smtp()));
        }
        region.ifPresent(one -> {
            used.add(new UsedPort("the broker's mirrors", ports.forMirrors()));
            used.add(new UsedPort("the link to region " + one.name(), one.linked(one.name())));
        });
        return used;
    }

    String bootstrapServers() {
        return ports.bootstrapServers();
    }

    Security security() {
        return new Security(data);
    }

    /** Which region this is, and which there are; none if there are none. */
    Regions regions() {
        return region.map(RegionPlan::regions).orElse(Regions.NONE);
    }

    /** Whom the cluster knows, if it asks who one is. */
    List<KafkaUser> users() {
        return KafkaUsers.in(regions());
    }

    KafkaCluster cluster(String user) {
        return secure() ? security().cluster(bootstrapServers(), user) : KafkaCluster.at(bootstrapServers());
    }

    /** The cluster as the mirrors of other regions enter it. */
    KafkaCluster linkedCluster(String user) {
        RegionPlan one = region.orElseThrow();
        String servers = "127.0.0.1:" + one.linked(one.name());
        return secure() ? security().cluster(servers, user) : KafkaCluster.at(servers);
    }

    String registryUrl() {
        return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry());
    }

    String url() {
        return StackPorts.url(ports.first());
    }

    /** The parts that the services stand on; they start side by side, and know nothing of each other. */
    List<Part> base() {
        return Stream.of(log().stream(), Stream.of(new BaseParts(this).registry()), standIns())
                .flatMap(parts -> parts)
                .toList();
    }

    /** Regions share a provider's account, a mail server and an issuer of tokens. */
    private Stream<Part> standIns() {
        if (!region.map(RegionPlan::isFirst).orElse(true)) {
            return Stream.empty();
        }
        var parts = new BaseParts(this);
        Stream<Part> all = Stream.of(parts.paymentProvider(), parts.mailServer());
        return asksForTokens() ? Stream.concat(all, Stream.of(parts.issuer())) : all;
    }

    /** What the services are told of callers' tokens: the same in every region. */
    TokenSettings tokens() {
        Path common = region.isPresent() ? data.resolveSibling("security") : data.resolve("security");
        return new TokenSettings(common, StackPorts.url(standInPorts().issuer()));
    }

    /** The ports of the stack that the stand-ins are part of. */
    StackPorts standInPorts() {
        return region.map(RegionPlan::first).orElse(ports);
    }

    /** What the log alone stands on. */
    List<Part> log() {
        var parts = new BaseParts(this);
        Stream<Part> brokers = ports.nodes().stream().map(parts::broker);
        return (linked() ? Stream.concat(Stream.of(parts.network(ports.network(), links().table())), brokers) : brokers)
                .toList();
    }

    List<Part> services() {
        List<Part> services = eachService(new ServiceParts(this)::service);
        return region.isPresent() ? JavaParts.join(services, List.of(new BaseParts(this).mirror())) : services;
    }

    List<String> serviceNames() {
        return eachService(StackPlan::name);
    }

    private <T> List<T> eachService(BiFunction<Service, Integer, T> of) {
        return Stream.of(Service.values())
                .flatMap(service -> IntStream.range(0, scale.getOrDefault(service, 1))
                        .mapToObj(instance -> of.apply(service, instance)))
                .toList();
    }

    static String name(Service service, int instance) {
        return service.kind() + "-" + instance;
    }

    /** Whether every connection between brokers, and from the services to them, passes a link that can be told to fail. */
    boolean linked() {
        return ports.brokers() > 1 && Links.possible();
    }

    Links links() {
        return new Links(this);
    }

    Optional<String> regionName() {
        return region.map(RegionPlan::name);
    }

    Path mirrorFolder() {
        return data.resolve(BaseParts.MIRROR);
    }

    Path mirrorSettings() {
        return mirrorFolder().resolve("mirror.properties");
    }

    List<Part> all() {
        return Stream.concat(base().stream(), services().stream()).toList();
    }

    /** The only broker's name has no number. */
    static String broker(int node, int brokers) {
        return brokers == 1 ? "broker" : Links.host(node);
    }

    Path brokerFolder(int node) {
        return data.resolve(broker(node, ports.brokers()));
    }

    Path brokerSettings(int node) {
        return brokerFolder(node).resolve("server.properties");
    }
}
