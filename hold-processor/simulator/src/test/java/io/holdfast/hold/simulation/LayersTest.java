package io.holdfast.hold.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The promises are checked by a reading of their own. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.hold.simulation");

    @Test
    void who_checks_the_promises_knows_nothing_of_the_rules() {
        noClasses()
                .that()
                .resideInAPackage("..hold.simulation.promise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..hold.seat..", "..hold.codec..", "..hold.topology..", "..hold.app..")
                .check(CLASSES);
    }
}
