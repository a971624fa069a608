package io.holdfast.hold;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.holdfast.schemas.testing.LayerRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** seat (pure rules) ← codec ← step. What may know this module at all, the compiler says. */
class LayersTest {

    private static final JavaClasses CLASSES = LayerRules.classesOf("io.holdfast.hold");
    private static final String RULES = "io.holdfast.hold.seat";

    @Test
    void the_rules_know_nothing_but_java() {
        // Pure, too: what the edge accepts and what the rules accept is one thing.
        LayerRules.usesJavaAlone(RULES, "io.holdfast.schemas.limits", "io.holdfast.schemas.money")
                .check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance_nor_environment() {
        LayerRules.followsFromItsInput(RULES).check(CLASSES);
    }

    @Test
    void data_runs_one_way() {
        LayerRules.oneWay("io.holdfast.hold", Map.of("step", Set.of(), "codec", Set.of("step")))
                .check(CLASSES);
    }
}
