package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.util.List;

/** The hold is written, its confirmation is late, the caller's wait ends, the button is pressed again (P3, P4). */
final class LostAnswer extends Drill {

    private static final List<String> SEATS = List.of("A-1-12", "A-1-13");

    LostAnswer() {
        super(
                "lost-answer",
                "pauses both hold-processors while a customer waits for an answer, and lets the customer press again");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), 10, 20).expect(201);
        List<Answer> presses = new StackFaults(stage)
                .whileUndecided(() -> List.of(
                        stage.api(0).hold(name(), "cart", 300, SEATS, "Prefer", "wait=1"),
                        stage.api(0).hold(name(), "cart", 300, SEATS, "Prefer", "wait=1")));
        Answer checking = presses.getFirst();
        Answer again = presses.getLast();
        assertThat(checking.state()).as("told when the wait ended").isEqualTo("CHECKING");
        assertThat(again.evidence())
                .as("the second press attaches to the first")
                .isEqualTo(checking.evidence());

        Checks.awaitState(stage, name(), "cart", "HELD");
        Answer held = stage.api(1).hold(name(), "cart", 300, SEATS);
        assertThat(held.status()).as("pressed once more, at the other API").isEqualTo(200);
        assertThat(held.evidence()).as("decided by the first press").isEqualTo(checking.evidence());
        return List.of(
                "told CHECKING with evidence %s, and later HELD by that very command".formatted(checking.evidence()));
    }
}
