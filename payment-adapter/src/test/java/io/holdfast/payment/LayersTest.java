package io.holdfast.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.holdfast.schemas.testing.LayerRules.WIRING;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.holdfast.schemas.testing.LayerRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** payment (pure rules) ← gateway, ledger ← messaging, rest ← wiring. */
class LayersTest {

    private static final JavaClasses CLASSES = LayerRules.classesOf("io.holdfast.payment");
    private static final String RULES = "io.holdfast.payment.payment";

    @Test
    void the_rules_know_nothing_but_java() {
        LayerRules.usesJavaAlone(RULES, "io.holdfast.schemas.limits").check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance_nor_environment() {
        LayerRules.followsFromItsInput(RULES).check(CLASSES);
    }

    @Test
    void only_the_gateway_knows_stripe() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.holdfast.payment.gateway")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.stripe..")
                .check(CLASSES);
    }

    @Test
    void data_runs_one_way() {
        LayerRules.oneWay(
                        "io.holdfast.payment",
                        Map.of(
                                WIRING,
                                Set.of(),
                                "rest",
                                Set.of(WIRING),
                                "messaging",
                                Set.of("rest", WIRING),
                                "ledger",
                                Set.of("messaging", "rest", WIRING),
                                "gateway",
                                Set.of("messaging", WIRING),
                                "settings",
                                Set.of("messaging", WIRING)))
                .check(CLASSES);
    }
}
