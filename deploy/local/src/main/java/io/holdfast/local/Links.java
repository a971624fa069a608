package io.holdfast.local;

import io.holdfast.standin.network.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The links of a stack with three brokers. A broker's name means another loopback address to each process that connects to it, by a hosts file of
 * its own; the network's stand-in listens there, and so knows who connects to whom.
 */
final class Links {

    private static final String BROKER = "broker-";
    private static final int SERVICES = 10;

    private final StackPlan plan;

    Links(StackPlan plan) {
        this.plan = plan;
    }

    /** Whether there can be any: Linux alone listens on all of 127.0.0.0/8. */
    static boolean possible() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** How a broker is called by those who connect through a link. */
    static String host(int node) {
        return BROKER + node;
    }

    /** Where services begin: at any broker. */
    String bootstrapServers() {
        return plan.ports().nodes().stream()
                .map(node -> host(node) + ":" + plan.ports().linked(node))
                .collect(Collectors.joining(","));
    }

    /** What a process is told, so that it finds the brokers behind its links. */
    String hostsOption(String part) {
        return "-Djdk.net.hosts.file=" + hosts(part);
    }

    Path table() {
        return folder().resolve("links");
    }

    private Path hosts(String part) {
        return folder().resolve("hosts").resolve(part);
    }

    private Path folder() {
        return plan.data().resolve("network");
    }

    /** Writes the table of the links, and everybody's hosts file. */
    void write() throws IOException {
        Files.createDirectories(folder().resolve("hosts"));
        String machine = InetAddress.getLocalHost().getHostName();
        var table = new ArrayList<String>();
        for (Map.Entry<String, Integer> source : sources().entrySet()) {
            var hosts = new ArrayList<String>();
            hosts.add("127.0.0.1 localhost");
            // Whatever else a JVM looks up is its own machine's name.
            hosts.add("127.0.0.1 " + machine);
            for (int node : plan.ports().nodes()) {
                boolean self = source.getKey().equals(host(node));
                String address = self ? "127.0.0.1" : "127.1.%d.%d".formatted(source.getValue(), node);
                hosts.add(address + " " + host(node));
                if (!self) {
                    table.addAll(links(new Way(source.getKey(), host(node)), address, node));
                }
            }
            Files.write(hosts(source.getKey()), hosts);
        }
        Files.write(table(), table);
    }

    /** A broker's ports, behind a link: that of the records, and for its like that of the votes. */
    private List<String> links(Way way, String address, int node) {
        var lines = new ArrayList<String>();
        lines.add(line(way, address, plan.ports().linked(node)));
        if (way.from().startsWith(BROKER)) {
            lines.add(line(way, address, plan.ports().controller(node)));
        }
        return lines;
    }

    private static String line(Way way, String address, int port) {
        return "%s %s %s:%d 127.0.0.1:%d".formatted(way.from(), way.to(), address, port, port);
    }

    /** Those who connect to brokers, each with a number below 256. */
    private Map<String, Integer> sources() {
        var sources = new LinkedHashMap<String, Integer>();
        plan.ports().nodes().forEach(node -> sources.put(host(node), node));
        List<String> services = plan.serviceNames();
        services.forEach(name -> sources.put(name, SERVICES + services.indexOf(name)));
        return sources;
    }
}
