package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The same button, pressed many times at once at both APIs: one hold, one payment (P3). */
final class DoubleClick extends Drill {

    private static final int PRESSES = 64;
    private static final List<String> SEATS = List.of("A-1-12", "A-1-13");

    DoubleClick() {
        super("double-click", "presses Reserve and then Pay %d times at once, at both APIs".formatted(PRESSES));
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), 10, 20).expect(201);

        List<Answer> held = press(stage, client -> client.hold(name(), "cart", 300, SEATS));
        assertThat(held).allSatisfy(answer -> assertThat(answer.state()).isEqualTo("HELD"));
        assertThat(held.stream().map(Answer::evidence).distinct())
                .as("log positions that decided the hold")
                .hasSize(1);

        List<Answer> paid = press(stage, client -> client.checkout(name(), "cart", "pm_card_visa"));
        assertThat(paid).allSatisfy(answer -> assertThat(answer.state()).isIn("SOLD", "PAYING"));
        Checks.awaitState(stage, name(), "cart", "SOLD");
        assertThat(stage.standIns().charges(name(), "cart")).as("charges").hasSize(1);
        return List.of("%d presses to reserve and %d to pay: one hold, one charge".formatted(PRESSES, PRESSES));
    }

    @FunctionalInterface
    private interface Press {
        Answer at(Client client) throws Exception;
    }

    private static List<Answer> press(Stage stage, Press press) throws Exception {
        return Checks.atOnce(IntStream.range(0, PRESSES)
                .<Callable<Answer>>mapToObj(i -> () -> press.at(stage.api(i % 2)))
                .toList());
    }
}
