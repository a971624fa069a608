package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The same identities and the same events are asked for in both regions at once, with the link whole and cut (P3, P14). */
final class SameId extends InTwoRegions {

    private static final int CARTS = 20;
    private static final int SEATS = 20;

    SameId() {
        super("same-id", "presses the same button in both regions at once, with the link whole and cut");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "same-id", 2, SEATS);
        int decided = press(hall, "whole");
        stage.link("cut");
        try {
            decided += press(hall, "cut");
            for (String event : List.of("same-id-new", "us~same-id-new")) {
                opensOnce(hall, event);
            }
        } finally {
            stage.link("heal");
        }
        return List.of("%d identities, each decided in one region".formatted(decided));
    }

    private static int press(SharedHall hall, String when) throws Exception {
        List<String> seats = hall.row("A", when.equals("whole") ? 1 : 2);
        int decided = 0;
        for (int cart = 0; cart < CARTS; cart++) {
            // A plain id belongs to the region where the event was opened.
            String prefix = List.of("", "eu~", "us~").get(cart % 3);
            String id = "%s%s-%d".formatted(prefix, when, cart);
            List<String> seat = List.of(prefix.equals("us~") ? "B-1-" + (cart + 1) : seats.get(cart));
            String home = prefix.equals("us~") ? SharedHall.US : SharedHall.EU;
            var calls = new ArrayList<Callable<Answer>>();
            for (int twice = 0; twice < 2; twice++) {
                calls.add(() -> hall.hold(SharedHall.EU, id, seat));
                calls.add(() -> hall.hold(SharedHall.US, id, seat));
            }
            List<Answer> answers = Checks.atOnce(calls);
            for (int i = 0; i < answers.size(); i++) {
                Answer answer = answers.get(i);
                boolean atHome = home.equals(i % 2 == 0 ? SharedHall.EU : SharedHall.US);
                if (!atHome) {
                    answer.expect(421);
                    assertThat(answer.problem()).isEqualTo("other-region");
                    assertThat(answer.http().headers().firstValue("Location")).isPresent();
                } else if (when.equals("cut") && home.equals(SharedHall.US)) {
                    // Its seat was held under the other id when the link was whole.
                    answer.expect(409);
                } else {
                    answer.expect(200, 201);
                }
            }
            decided++;
        }
        return decided;
    }

    private static void opensOnce(SharedHall hall, String event) throws Exception {
        boolean inUs = event.startsWith("us~");
        hall.api(SharedHall.EU).open(event, 1, 2).expect(inUs ? 421 : 201);
        hall.api(SharedHall.US).open(event, 1, 2).expect(inUs ? 201 : 421);
    }
}
