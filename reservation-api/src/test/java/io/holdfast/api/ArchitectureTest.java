package io.holdfast.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.holdfast.schemas.LogPosition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.api");

    private static final String[] PURE = {
        "java..", "org.jspecify..", "io.holdfast.api.model", "io.holdfast.schemas.limits"
    };

    @Test
    void what_the_owner_publishes_is_plain_data() {
        classes()
                .that()
                .resideInAPackage("io.holdfast.api.model")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE).or(type(LogPosition.class)))
                .check(CLASSES);
    }

    @Test
    void the_answers_know_neither_http_nor_kafka() {
        classes()
                .that()
                .resideInAPackage("io.holdfast.api.answer")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE)
                        .or(type(LogPosition.class))
                        .or(resideInAnyPackage(
                                "io.holdfast.api.answer", "com.fasterxml.jackson.core.."))) // answers write themselves
                .check(CLASSES);
    }

    @Test
    void packages_form_no_circle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return SliceIdentifier.of(javaClass.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void http_is_known_to_nobody_and_the_wiring_neither() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.holdfast.api", "io.holdfast.api.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.holdfast.api", "io.holdfast.api.http..")
                .check(CLASSES);
    }

    @Test
    void the_calls_reach_kafka_through_ports_alone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.holdfast.api.usecase",
                        "io.holdfast.api.decision",
                        "io.holdfast.api.overload",
                        "io.holdfast.api.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.holdfast.api.view.store", "io.holdfast.api.view.kafka", "org.apache.kafka.clients..")
                .check(CLASSES);
    }
}
