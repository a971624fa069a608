package io.holdfast.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Feed;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.RenderedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final int ARRIVALS = 400;

    private final Neighbours neighbours = new Neighbours("theirs", new Turns(1, 4));

    private static Halls halls(String name, String token) {
        var halls = List.of(Hall.ofPairs(name + "-0", ARRIVALS), Hall.ofPairs(name + "-1", ARRIVALS));
        return new Halls(new CallRenderer("h", Optional.of(token)), halls, new Pairs(2, ARRIVALS, 1));
    }

    private static List<RenderedCall> calls(Feed feed, Kind kind) {
        return LongStream.range(0, ARRIVALS)
                .boxed()
                .flatMap(arrival -> feed.calls(arrival).stream())
                .filter(call -> call.kind() == kind)
                .toList();
    }

    private static List<String> requests(List<RenderedCall> calls) {
        return calls.stream()
                .map(call -> StandardCharsets.ISO_8859_1.decode(call.request()).toString())
                .toList();
    }

    @Test
    void the_steady_tenant_asks_the_same_whether_the_neighbour_presses_or_not() {
        Feed alone = neighbours.feed(halls("mine", "ours"), Optional.empty());
        Feed beside = neighbours.feed(halls("mine", "ours"), Optional.of(halls("theirs", "theirs")));

        assertThat(calls(alone, Kind.NEIGHBOURS_HOLD)).isEmpty();
        assertThat(requests(calls(alone, Kind.HOLD)))
                .hasSize(ARRIVALS / 4)
                .doesNotHaveDuplicates()
                .allMatch(request -> request.contains("/mine-") && request.contains("Bearer ours"))
                .isEqualTo(requests(calls(beside, Kind.HOLD)));
    }

    @Test
    void the_neighbour_asks_for_itself_in_events_of_its_own() {
        Feed beside = neighbours.feed(halls("mine", "ours"), Optional.of(halls("theirs", "theirs")));
        List<RenderedCall> theirs = calls(beside, Kind.NEIGHBOURS_HOLD);

        assertThat(requests(theirs))
                .hasSize(ARRIVALS / 4 * 3)
                .doesNotHaveDuplicates()
                .allMatch(request -> request.contains("/theirs-") && request.contains("Bearer theirs"));
        assertThat(theirs)
                .extracting(call -> call.cart().map(Cart::event).orElseThrow())
                .containsOnly(2, 3);
    }
}
