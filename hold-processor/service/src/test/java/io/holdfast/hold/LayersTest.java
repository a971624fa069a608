package io.holdfast.hold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** topology ← app. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.hold");

    @Test
    void the_topology_runs_without_the_service_around_it() {
        noClasses()
                .that()
                .resideInAPackage("..hold.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..hold.app..", "io.quarkus..", "io.micrometer..", "jakarta..")
                .check(CLASSES);
    }

    /** Of the rules' module too: what tools alone use has its place beside them. */
    @Test
    void the_image_carries_no_class_that_the_service_does_not_reach() {
        var unreached = new HashSet<>(CLASSES);
        for (JavaClass bean : CLASSES) {
            if (bean.getPackageName().equals("io.holdfast.hold.app")) {
                unreached.remove(bean);
                bean.getTransitiveDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .forEach(unreached::remove);
            }
        }

        assertThat(unreached)
                .filteredOn(JavaClass::isTopLevelClass)
                .extracting(JavaClass::getSimpleName)
                .allMatch(name -> name.equals("package-info"));
    }
}
