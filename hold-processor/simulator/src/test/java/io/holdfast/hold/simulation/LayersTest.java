package io.holdfast.hold.simulation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.holdfast.schemas.fact.SeatEvent;
import org.junit.jupiter.api.Test;

/** There is one reading of the facts beside the rules, that of the audit. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.hold.simulation");

    @Test
    void facts_are_read_by_the_audit_alone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.holdfast.schemas.fact..")
                        .and(DescribedPredicate.not(type(SeatEvent.class))))
                .check(CLASSES);
    }
}
