package io.holdfast.hold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** seat (pure rules) ← codec ← step. What may know this module at all, the compiler says. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.hold");

    @Test
    void the_rules_know_nothing_but_java() {
        classes()
                .that()
                .resideInAPackage("..hold.seat..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.holdfast.hold.seat..",
                        // Pure, too: what the edge accepts and what the rules accept is one thing.
                        "io.holdfast.schemas.limits",
                        "io.holdfast.schemas.money..",
                        "java..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void the_rules_know_neither_clock_nor_chance_nor_environment() {
        noClasses()
                .that()
                .resideInAPackage("..hold.seat..")
                .should()
                .callMethod(java.time.Instant.class, "now")
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
    void data_runs_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("step")
                .definedBy("..hold.step..")
                .layer("codec")
                .definedBy("..hold.codec..")
                .layer("seat")
                .definedBy("..hold.seat..")
                .whereLayer("step")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("codec")
                .mayOnlyBeAccessedByLayers("step")
                .check(CLASSES);
    }
}
