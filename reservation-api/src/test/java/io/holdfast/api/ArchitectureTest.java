package io.holdfast.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.api");

    @Test
    void the_answers_know_neither_http_nor_kafka() {
        classes()
                .that()
                .resideInAPackage("io.holdfast.api.answer")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core", // answers write themselves
                        "io.holdfast.api.answer",
                        "io.holdfast.schemas.limits")
                .check(CLASSES);
    }

    @Test
    void calls_run_one_way_from_http_through_the_commands_to_the_ports() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.holdfast.api..")
                .layer("wiring")
                .definedBy("io.holdfast.api")
                .layer("rest")
                .definedBy("io.holdfast.api.rest")
                .layer("canary")
                .definedBy("io.holdfast.api.canary")
                .layer("command")
                .definedBy("io.holdfast.api.command")
                .layer("publish")
                .definedBy("io.holdfast.api.publish")
                .layer("view")
                .definedBy("io.holdfast.api.view")
                .layer("lag")
                .definedBy("io.holdfast.api.lag")
                .layer("settings")
                .definedBy("io.holdfast.api.settings")
                .layer("answer")
                .definedBy("io.holdfast.api.answer")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("canary")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("rest", "canary", "wiring")
                .whereLayer("publish")
                .mayOnlyBeAccessedByLayers("command", "rest", "canary", "wiring")
                .whereLayer("view")
                .mayOnlyBeAccessedByLayers("command", "rest", "wiring")
                .whereLayer("lag")
                .mayOnlyBeAccessedByLayers("rest", "wiring")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("command", "rest", "wiring")
                .check(CLASSES);
    }
}
