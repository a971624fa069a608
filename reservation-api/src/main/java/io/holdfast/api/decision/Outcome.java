package io.holdfast.api.decision;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.model.Position;
import java.util.Optional;

/** What became of a command within the wait of a call. */
public sealed interface Outcome {

    /**
     * The owner has decided it, and the decision is in the views.
     *
     * @param own where the command stands if this call sent it; empty if another call did
     * @param unreadable the answer if the views cannot be read at this moment
     */
    record Decided(Optional<Position> own, Answer unreadable) implements Outcome {}

    /** The views say nothing about it yet, or never will: this is the answer. */
    record Undecided(Answer answer) implements Outcome {}
}
