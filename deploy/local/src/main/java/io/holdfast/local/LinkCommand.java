package io.holdfast.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.local.StackFile.RunningPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the links of a stack with three brokers or with regions fail. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the links do from now on: with --brokers 3 those between brokers and from the services to them, with --regions those between regions. Without a name all links between brokers, or between regions, are meant.",
            "  cut        connections are reset, and new ones refused",
            "  drop       nothing arrives, and nobody is told; it arrives once the link is healed",
            "  slow TIME  everything arrives this much later, such as 300ms, in each direction",
            "  one-way 'A->B'  what B sends to A does not arrive",
            "  flap       cut for two seconds, healed for two, again and again",
            "  heal       as it should be",
            "A name is a part, such as broker-1 or hold-processor-0, for all of its links, or two, such as 'broker-1->broker-2', for the link between them; in quotes, since a shell would write to a file of that name. With regions a name is a region: 'eu->us'."
        })
final class LinkCommand implements Callable<Integer> {

    private static final Duration FLAP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern PAIR = Pattern.compile("(.+)->(.+)");
    private static final String ANY = "*";
    private static final String BROKERS = "broker-[0-9]+";

    @Mixin
    private StackFolder stack = new StackFolder();

    @Parameters(index = "0", paramLabel = "WHAT", description = "cut, drop, slow, one-way, flap or heal.")
    private String what = "";

    @Parameters(index = "1..*", paramLabel = "TIME|NAME", description = "Of slow the time; then which links.")
    private List<String> words = new ArrayList<>();

    /** A direction, and what is to become of its traffic. */
    private record Order(
            String from, String to, String rule, @Nullable Duration time) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<RunningPart> running = new StackFile(stack.path()).running();
        boolean regions = running.stream().anyMatch(part -> part.region() != null);
        List<Order> orders = orders(regions ? ANY : BROKERS);
        URI control = URI.create(control(running) + "/links");
        try (var http = HttpClient.newHttpClient()) {
            for (Order order : orders) {
                send(http, control, order);
            }
        }
        return 0;
    }

    private List<Order> orders(String machines) {
        var names = new ArrayList<>(words);
        return switch (what) {
            case "cut" -> both(machines, names, "cut", null);
            case "drop" -> both(machines, names, "silent", null);
            case "heal" ->
                names.isEmpty() ? List.of(new Order(ANY, ANY, "open", null)) : both(machines, names, "open", null);
            case "flap" -> both(machines, names, "flapping", FLAP);
            case "slow" -> {
                if (names.isEmpty()) {
                    throw new WrongCallException("slow needs a time, such as 300ms");
                }
                Duration time = time(names.removeFirst());
                yield both(machines, names, "slow", time);
            }
            case "one-way" -> {
                Matcher pair = PAIR.matcher(names.size() == 1 ? names.getFirst() : "");
                if (!pair.matches()) {
                    throw new WrongCallException("one-way needs one link, such as broker-1->broker-2");
                }
                yield List.of(new Order(pair.group(2), pair.group(1), "silent", null));
            }
            default ->
                throw new WrongCallException(
                        "what is to become of the links? cut, drop, slow, one-way, flap or heal, not " + what);
        };
    }

    private static List<Order> both(String machines, List<String> names, String rule, @Nullable Duration time) {
        if (names.isEmpty()) {
            return List.of(new Order(machines, machines, rule, time));
        }
        var orders = new ArrayList<Order>();
        for (String name : names) {
            Matcher pair = PAIR.matcher(name);
            String one = pair.matches() ? pair.group(1) : name;
            String other = pair.matches() ? pair.group(2) : ANY;
            orders.add(new Order(one, other, rule, time));
            orders.add(new Order(other, one, rule, time));
        }
        return orders;
    }

    private Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
            throw new WrongCallException("a time is such as 300ms or 2s, not " + text);
        }
        int number = Integer.parseInt(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    private String control(List<RunningPart> running) {
        return running.stream()
                .filter(part -> part.name().equals("network"))
                .map(RunningPart::url)
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "no stack with links runs on %s: start one with up --brokers 3 (on Linux) or with up --regions eu,us, or name another with --data"
                                .formatted(stack.path())));
    }

    private static void send(HttpClient http, URI control, Order order) throws IOException, InterruptedException {
        ObjectNode body = StackFile.JSON
                .createObjectNode()
                .put("from", order.from())
                .put("to", order.to())
                .put("rule", order.rule());
        if (order.time() != null) {
            body.put("ms", order.time().toMillis());
        }
        var answer = http.send(
                HttpRequest.newBuilder(control)
                        .timeout(PATIENCE)
                        .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new WrongCallException(
                    StackFile.JSON.readTree(answer.body()).path("message").asText(answer.body()));
        }
        System.out.printf("%s -> %s: %s%n", order.from(), order.to(), order.rule());
    }
}
