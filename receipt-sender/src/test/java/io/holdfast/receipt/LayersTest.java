package io.holdfast.receipt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.holdfast.schemas.testing.LayerRules.WIRING;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.holdfast.schemas.testing.LayerRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** receipt (pure) ← mail, ledger ← messaging ← rest ← wiring. */
class LayersTest {

    private static final JavaClasses CLASSES = LayerRules.classesOf("io.holdfast.receipt");
    private static final String RULES = "io.holdfast.receipt.receipt";

    @Test
    void the_rules_know_nothing_but_java() {
        // Pure, too: which currencies there are is one table for all; of the schemas the digest alone, and of the shell
        // the back-off.
        LayerRules.usesJavaAlone(RULES, "io.holdfast.schemas", "io.holdfast.schemas.money", "io.holdfast.shell")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(RULES)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.holdfast\\.(schemas\\.(?!Digests$|money\\.)|shell\\.(?!Backoff$)).*")
                .check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance_nor_environment() {
        LayerRules.followsFromItsInput(RULES).check(CLASSES);
    }

    @Test
    void data_runs_one_way() {
        LayerRules.oneWay(
                        "io.holdfast.receipt",
                        Map.of(
                                WIRING,
                                Set.of(),
                                "rest",
                                Set.of(WIRING),
                                "messaging",
                                Set.of("rest", WIRING),
                                "mail",
                                Set.of("messaging", WIRING),
                                "ledger",
                                Set.of("messaging", "rest", WIRING),
                                "settings",
                                Set.of("ledger", "messaging", "rest", WIRING)))
                .check(CLASSES);
    }
}
