package io.holdfast.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** payment (pure rules) ← gateway, ledger ← messaging, rest ← wiring. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.payment");

    @Test
    void the_rules_know_nothing_but_java() {
        classes()
                .that()
                .resideInAPackage("io.holdfast.payment.payment")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.holdfast.payment.payment",
                        "io.holdfast.schemas.limits",
                        "java..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance_nor_environment() {
        noClasses()
                .that()
                .resideInAPackage("io.holdfast.payment.payment")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util\\.(Random|UUID|concurrent\\..*)|io\\..*|nio\\.file\\..*|security\\..*)")
                .check(CLASSES);
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
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.holdfast.payment..")
                .layer("wiring")
                .definedBy("io.holdfast.payment")
                .layer("rest")
                .definedBy("io.holdfast.payment.rest")
                .layer("messaging")
                .definedBy("io.holdfast.payment.messaging")
                .layer("ledger")
                .definedBy("io.holdfast.payment.ledger")
                .layer("gateway")
                .definedBy("io.holdfast.payment.gateway")
                .layer("settings")
                .definedBy("io.holdfast.payment.settings")
                .layer("payment")
                .definedBy("io.holdfast.payment.payment")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("messaging")
                .mayOnlyBeAccessedByLayers("rest", "wiring")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("messaging", "rest", "wiring")
                .whereLayer("gateway")
                .mayOnlyBeAccessedByLayers("messaging", "wiring")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("messaging", "wiring")
                .check(CLASSES);
    }
}
