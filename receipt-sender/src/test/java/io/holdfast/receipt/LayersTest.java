package io.holdfast.receipt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** receipt (pure) ← mail, ledger ← messaging ← rest ← wiring. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.receipt");

    @Test
    void the_rules_know_nothing_but_java() {
        classes()
                .that()
                .resideInAPackage("io.holdfast.receipt.receipt")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.holdfast.receipt.receipt",
                        // Pure, too: which currencies there are is one table for all.
                        "io.holdfast.schemas.money",
                        // Of it, the back-off alone; see below.
                        "io.holdfast.shell")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.holdfast.receipt.receipt")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.holdfast\\.shell\\.(?!Backoff$).*")
                .check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance() {
        noClasses()
                .that()
                .resideInAPackage("io.holdfast.receipt.receipt")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util\\.(Random|UUID|concurrent\\..*)|io\\..*|nio\\.file\\..*)")
                .check(CLASSES);
    }

    @Test
    void data_runs_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.holdfast.receipt..")
                .layer("wiring")
                .definedBy("io.holdfast.receipt")
                .layer("rest")
                .definedBy("io.holdfast.receipt.rest")
                .layer("messaging")
                .definedBy("io.holdfast.receipt.messaging")
                .layer("mail")
                .definedBy("io.holdfast.receipt.mail")
                .layer("ledger")
                .definedBy("io.holdfast.receipt.ledger")
                .layer("settings")
                .definedBy("io.holdfast.receipt.settings")
                .layer("receipt")
                .definedBy("io.holdfast.receipt.receipt")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("messaging")
                .mayOnlyBeAccessedByLayers("rest", "wiring")
                .whereLayer("mail")
                .mayOnlyBeAccessedByLayers("messaging", "wiring")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("messaging", "rest", "wiring")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("ledger", "messaging", "rest", "wiring")
                .check(CLASSES);
    }
}
