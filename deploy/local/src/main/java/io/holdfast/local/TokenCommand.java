package io.holdfast.local;

import io.holdfast.drill.IssuedToken;
import io.holdfast.schemas.limits.Scopes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a token of a secure stack's issuer, and nothing else.",
            "  curl -H \"Authorization: Bearer $(./holdfast token --scope holds)\" …"
        })
final class TokenCommand implements Callable<Integer> {

    private static final Pattern TTL = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(1);

    @Option(
            names = "--scope",
            required = true,
            description =
                    "What it may be used for, separated by spaces: events, holds, own-holds, sales, operate, allotment:NAME.")
    private String scope = "";

    @Option(names = "--tenant", description = "For whom its bearer acts (default local).")
    private @Nullable String tenant;

    @Option(names = "--customer", description = "The person that it is about (default the tenant itself).")
    private @Nullable String customer;

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            description = "How long it is good: 30s, 15m, 1h, at most 1d (default ${DEFAULT-VALUE}).")
    private String ttl = "1h";

    @Mixin
    private StackFolder stack = new StackFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> form = form();
        System.out.println(
                IssuedToken.of(LocalIssuer.required(stack.path()), form).token().orElseThrow());
        return 0;
    }

    private Map<String, String> form() {
        var form = new HashMap<String, String>();
        form.put("scope", scopes());
        form.put("ttl", Long.toString(seconds()));
        if (tenant != null) {
            form.put("tenant", tenant);
        }
        if (customer != null) {
            form.put("customer", customer);
        }
        return form;
    }

    private String scopes() {
        List<String> all = List.of(scope.strip().split("\\s+"));
        for (String one : all) {
            if (!Scopes.isKnown(one)) {
                throw new WrongCallException("--scope knows no '%s': there are %s and allotment:NAME"
                        .formatted(one, String.join(", ", Scopes.ALL)));
            }
        }
        return String.join(" ", all);
    }

    private long seconds() {
        Matcher parts = TTL.matcher(ttl);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration time = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                return time.toSeconds();
            }
        }
        throw new WrongCallException("--ttl is a time such as 30s, 15m or 1h, at most 1d, not " + ttl);
    }
}
