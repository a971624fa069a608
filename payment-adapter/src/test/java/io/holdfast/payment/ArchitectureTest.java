package io.holdfast.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** payment (pure rules) ← gateway, ledger ← messaging. */
class ArchitectureTest {

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
                .resideInAnyPackage("java..", "org.jspecify..", "io.holdfast.payment.payment")
                .check(CLASSES);
    }

    @Test
    void data_runs_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.holdfast.payment..")
                .layer("messaging")
                .definedBy("io.holdfast.payment.messaging")
                .layer("gateway")
                .definedBy("io.holdfast.payment.gateway")
                .layer("ledger")
                .definedBy("io.holdfast.payment.ledger")
                .layer("rest")
                .definedBy("io.holdfast.payment.rest")
                .layer("wiring")
                .definedBy("io.holdfast.payment")
                .whereLayer("messaging")
                .mayOnlyBeAccessedByLayers("rest", "wiring")
                .whereLayer("gateway")
                .mayOnlyBeAccessedByLayers("messaging", "rest", "wiring")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("messaging", "rest", "wiring")
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("wiring")
                .check(CLASSES);
    }
}
