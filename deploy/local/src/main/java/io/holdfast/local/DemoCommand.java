package io.holdfast.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.drill.Client;
import io.holdfast.drill.IssuedToken;
import io.holdfast.schemas.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the customer's story. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the customer's story against a running stack and shows the evidence at each step.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration MAIL_WITHIN = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MS = 200;
    private static final int UNAUTHENTICATED = 401;
    private static final String SEATS = "{\"seats\":[\"A-1-12\",\"A-1-13\"],\"holdSeconds\":300}";

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the stack is (default ${DEFAULT-VALUE}).")
    private String url = "http://127.0.0.1:8080";

    @Option(
            names = "--data",
            defaultValue = StackFolder.DEFAULT,
            description =
                    "Where the state of a secure stack lies, whose issuer gives the token (default ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    private final String event = "demo-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private Client api = new Client(url);

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            api = new Client(url, token());
            play();
            return 0;
        } catch (ConnectException nobody) {
            throw new StackException("no stack answers at %s: start one with ./holdfast up".formatted(url));
        }
    }

    /** Of the stack that runs on the folder, if it is the one that is played against. */
    private IssuedToken token() throws IOException {
        boolean ours = new StackFile(data)
                .running().stream().anyMatch(part -> part.url().equals(url));
        return ours ? LocalIssuer.of(data).map(IssuedToken::of).orElse(IssuedToken.NONE) : IssuedToken.NONE;
    }

    private void play() throws IOException, InterruptedException {
        String reservations = "/v1/events/" + event + "/reservations/";
        step("An event goes on sale.", Set.of(201), "PUT", "/v1/events/" + event, """
                {"name":"Night of Strings","sections":[{"name":"A","rows":10,"seatsPerRow":20,"priceMinor":4500}]}""");
        step("A customer holds two seats.", Set.of(201), "PUT", reservations + "cart-91", SEATS);
        step("Somebody else wants one of them.", Set.of(409), "PUT", reservations + "cart-92", """
                {"seats":["A-1-13","A-1-14"],"holdSeconds":300}""");
        JsonNode lost = step(
                "A third customer's wait ends before the answer: the command is on the log, and that is all that is said.",
                Set.of(201, 202),
                "PUT",
                reservations + "cart-93",
                "{\"seats\":[\"A-2-1\"],\"holdSeconds\":300}",
                "Prefer",
                "respond-async");
        JsonNode again = step(
                "The same button again: the same reservation, not a second hold.",
                Set.of(200),
                "PUT",
                reservations + "cart-93",
                "{\"seats\":[\"A-2-1\"],\"holdSeconds\":300}");
        if (again.at("/evidence/offset").asLong() != lost.at("/evidence/offset").asLong()) {
            throw new StackException("the second press was decided by another command than the first: P3 is broken");
        }
        step("That customer thinks better of it.", Set.of(200), "DELETE", reservations + "cart-93", "");
        step("The first needs more time.", Set.of(200), "POST", reservations + "cart-91/extension", """
                {"holdSeconds":600}""");
        step(
                "A card that is declined: the seats stay held.",
                Set.of(402),
                "POST",
                reservations + "cart-91/checkout",
                pay("pm_card_visa_chargeDeclined"));
        step("Another card.", Set.of(200), "POST", reservations + "cart-91/checkout", pay("pm_card_visa"));
        step(
                "The same button again: the same sale, not a second payment.",
                Set.of(200),
                "POST",
                reservations + "cart-91/checkout",
                pay("pm_card_visa"));
        step("From the id alone: what happened.", Set.of(200), "GET", reservations + "cart-91/history", "");
        showMail();
        System.out.println("The story is told: every step was answered as promised.");
    }

    private String customer() {
        return event + "@example.com";
    }

    private String pay(String paymentMethod) {
        return "{\"paymentMethod\":\"%s\",\"email\":\"%s\"}".formatted(paymentMethod, customer());
    }

    private void showMail() throws IOException, InterruptedException {
        String inbox = StackPorts.url(URI.create(url).getPort() + StackPorts.INBOX);
        String path = "/mails?to=" + customer();
        Deadline deadline = Deadline.in(MAIL_WITHIN);
        JsonNode mail = JsonNodeFactory.instance.missingNode();
        while (mail.isMissingNode()) {
            deadline.pause(
                    LOOK_EVERY_MS,
                    () -> new StackException("no receipt arrived within %d s: see the log of receipt-sender"
                            .formatted(MAIL_WITHIN.toSeconds())));
            mail = new Client(inbox).send("GET", path, "").body().path("mails").path(0);
        }
        System.out.printf(
                "And the receipt, in the inbox at %s:%n  From: %s%n  To: %s%n  Message-ID: %s%n  Subject: %s%n%n%s%n",
                inbox + path,
                mail.get("from").asText(),
                mail.get("to").asText(),
                mail.get("messageId").asText(),
                mail.get("subject").asText(),
                mail.get("text").asText().indent(2));
    }

    private JsonNode step(
            String what, Set<Integer> expected, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        long from = System.nanoTime();
        Client.Answer answer = api.send(method, path, body, headers);
        System.out.printf(
                "%s%n  %s %s%n  %d in %d ms, evidence %s%n  %s%n%n",
                what,
                method,
                path,
                answer.status(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from),
                answer.http().headers().firstValue("Holdfast-Evidence").orElse("-"),
                answer.http().body());
        if (answer.status() == UNAUTHENTICATED) {
            throw new StackException("the stack at %s asks for a token: name its folder with --data".formatted(url));
        }
        if (!expected.contains(answer.status())) {
            throw new StackException("expected %s, not %d".formatted(expected, answer.status()));
        }
        return answer.body();
    }
}
