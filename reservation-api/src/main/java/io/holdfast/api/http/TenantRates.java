package io.holdfast.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.http.response.CallCounters;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.model.Caller;
import io.holdfast.api.settings.TenantLimits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How often each tenant may ask: a bucket of tokens for each of its kinds of calls, asked before a body is read. */
@ApplicationScoped
class TenantRates {

    /** Each takes some 200 bytes; one that nobody asked for a minute is full, and forgetting it changes nothing. */
    private static final int MAX_BUCKETS = 20_000;

    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TenantLimits limits;
    private final CallCounters counters;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(FORGOTTEN)
            .build();

    TenantRates(TenantLimits limits, CallCounters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    private enum Kind {
        COMMANDS,
        READS
    }

    private record Key(String tenant, Kind kind) {}

    /** Whether a call is refused since its tenant asks too often; if so it is answered. Who is not known is no tenant. */
    boolean refuses(RoutingContext context, CallKind call, Optional<Caller> caller) {
        if (caller.isEmpty()) {
            return false;
        }
        Kind kind = call == CallKind.READ ? Kind.READS : Kind.COMMANDS;
        int perSecond = kind == Kind.READS ? limits.readsPerSecond() : limits.commandsPerSecond();
        ConsumptionProbe probe = buckets.get(new Key(caller.get().tenant(), kind), _ -> bucket(perSecond))
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return false;
        }
        counters.count(call, AnswerKind.OVERLOADED);
        long seconds = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), SECOND.toNanos()));
        HttpAnswer.send(context, tooMany(kind.name().toLowerCase(Locale.ROOT), perSecond, seconds));
        return true;
    }

    /** A second's worth may come at once. */
    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }

    /** With the headers of draft-ietf-httpapi-ratelimit-headers. */
    private static HttpAnswer tooMany(String kind, int perSecond, long seconds) {
        var problem = new Problem(
                ProblemCode.TOO_MANY_REQUESTS,
                "a tenant may make %d %s in a second, and nothing was sent for this one; repeat the same call when Retry-After is over"
                        .formatted(perSecond, kind),
                body -> body.put("accepted", "no"));
        return HttpAnswer.of(problem)
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .with("RateLimit-Policy", "\"%s\";q=%d;w=1".formatted(kind, perSecond))
                .with("RateLimit", "\"%s\";r=0;t=%d".formatted(kind, seconds));
    }
}
