package io.holdfast.api.view.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.view.kafka.OneReservation.Caller;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * P4: whatever the order in which acknowledgements, decisions before and after their commit, records of an owner that was replaced and the ends
 * of the callers' waits come, each caller is told what is so, or that it is not known yet.
 */
class InterleavingsPropertyTest {

    /** What may happen next. */
    enum Happening {
        HOLD,
        HOLD_OF_OTHER_SEATS,
        RELEASE,
        READ,
        FORGET,
        ACKNOWLEDGE,
        DECIDE,
        DECIDE_ALL,
        TAIL,
        TAIL_OF_THE_REPLACED,
        VIEW
    }

    @Property(tries = 3_000)
    void a_caller_is_told_what_is_so_or_that_it_is_not_known_yet(
            @ForAll @Size(min = 5, max = 80) List<Happening> happenings, @ForAll @IntRange(max = 1_000) int seed) {
        var world = new OneReservation();
        for (int i = 0; i < happenings.size(); i++) {
            int which = Math.floorMod(31 * i + seed, 17);
            switch (happenings.get(i)) {
                case HOLD -> world.call(Caller.HOLDS);
                case HOLD_OF_OTHER_SEATS -> world.call(Caller.HOLDS_OTHER_SEATS);
                case RELEASE -> world.call(Caller.RELEASES);
                case READ -> world.call(Caller.READS);
                case FORGET -> world.forget();
                case ACKNOWLEDGE -> world.acknowledge(which);
                case DECIDE -> world.decide();
                case DECIDE_ALL -> world.decideAll();
                case TAIL -> world.tail();
                case TAIL_OF_THE_REPLACED -> world.tailAgain(which);
                case VIEW -> world.view();
            }
        }
        world.settle();

        world.told().forEach(told -> assertThat(told.isTrue()).as("%s", told).isTrue());
        assertThat(world.held()).as("each hold is told as made by one call").doesNotHaveDuplicates();
        assertThat(world.pending()).as("nobody waits for what was told").isZero();
        assertThat(world.shown()).as("in the end all see the same").isEqualTo(world.decided());
    }
}
