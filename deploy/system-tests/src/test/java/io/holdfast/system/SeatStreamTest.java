package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.SeatPage;
import io.holdfast.drill.StackFaults;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who follows the seats of an event hears of everything, however often the connection is cut, and whichever instance it comes back to. */
class SeatStreamTest {

    private static final int CARTS = 40;

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void a_reader_that_is_cut_off_within_each_command_misses_nothing() throws Exception {
        assertThat(Stack.api(0).open("followed", 10, 20).status()).isEqualTo(201);
        assertThat(Stack.api(1).open("beside-it", 10, 20).status()).isEqualTo(201);
        var stream = new SeatPage("followed");
        stream.read(Stack.api(0), read -> read >= 1);
        // Each cart takes two seats and gives them back, at one API and the other in turn.
        CompletableFuture<Void> callers =
                CompletableFuture.runAsync(() -> IntStream.range(0, CARTS).forEach(cart -> {
                    try {
                        holdAndRelease("followed", cart);
                        holdAndRelease("beside-it", cart);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                }));

        // Three changes are the two of a command and the first of the next, whose place is on its second: that one is
        // heard again.
        int commands = CARTS * 2;
        for (int command = 1; command <= commands; command++) {
            int changes = command < commands ? 3 : 2;
            stream.read(Stack.api(command % 2), read -> read >= changes);
        }

        callers.join();
        assertThat(stream.states()).hasSize(CARTS * 2);
        assertThat(stream.states().values())
                .allSatisfy(states -> assertThat(withoutRepeats(states)).containsExactly("HELD", "AVAILABLE"));
        assertThat(stream.snapshots()).as("each time it went on where it was").isEqualTo(1);
    }

    private static List<String> withoutRepeats(List<String> states) {
        return IntStream.range(0, states.size())
                .filter(i -> i == 0 || !states.get(i).equals(states.get(i - 1)))
                .mapToObj(states::get)
                .toList();
    }

    private static void holdAndRelease(String event, int cart) throws Exception {
        String row = Integer.toString(1 + cart / 10);
        int seat = 1 + cart % 10 * 2;
        var seats = List.of("A-%s-%d".formatted(row, seat), "A-%s-%d".formatted(row, seat + 1));
        var api = Stack.api(cart % 2);
        assertThat(api.hold(event, "cart-" + cart, 300, seats).status()).isEqualTo(201);
        assertThat(api.release(event, "cart-" + cart).status()).isEqualTo(200);
    }

    @Test
    void a_reader_that_comes_back_to_an_instance_that_was_killed_meanwhile_misses_nothing() throws Exception {
        assertThat(Stack.api(0).open("restarted", 1, 4).status()).isEqualTo(201);
        var stream = new SeatPage("restarted");
        stream.read(Stack.api(0), read -> read >= 1);
        assertThat(stream.seats()).hasSize(4).containsEntry("A-1-1", "AVAILABLE");
        new StackFaults(Stack.STAGE).kill("reservation-api-0");
        Stack.awaitReady();
        assertThat(Stack.api(1).hold("restarted", "cart", 300, List.of("A-1-1")).status())
                .isEqualTo(201);
        assertThat(Stack.api(0).get("restarted", "cart").state()).isEqualTo("HELD");

        stream.read(Stack.api(0), read -> read >= 1);

        assertThat(stream.seats()).hasSize(4).containsEntry("A-1-1", "HELD");
    }
}
