package io.holdfast.schemas.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for the packages of a service: which of them use which, and that the pure ones know nothing but what they are given. */
public final class LayerRules {

    /** The package that starts a service and puts its parts together. */
    public static final String WIRING = "wiring";

    private LayerRules() {}

    /** All classes of a service, without its tests. */
    public static JavaClasses classesOf(String service) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(service);
    }

    /**
     * Data runs one way.
     *
     * @param usedBy the packages of a service, by their last names, and by which others each of them may be used; {@link #WIRING} is the service's own. One
     *     that is not named may be used by all
     */
    public static ArchRule oneWay(String service, Map<String, Set<String>> usedBy) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(service + "..");
        for (String layer : usedBy.keySet()) {
            layers = layers.layer(layer).definedBy(layer.equals(WIRING) ? service : service + '.' + layer);
        }
        for (var layer : usedBy.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification restricted = layers.whereLayer(layer.getKey());
            layers = layer.getValue().isEmpty()
                    ? restricted.mayNotBeAccessedByAnyLayer()
                    : restricted.mayOnlyBeAccessedByLayers(layer.getValue().toArray(String[]::new));
        }
        return layers;
    }

    /** The package uses itself, Java, and these others, which are pure, too. */
    public static ArchRule usesJavaAlone(String pure, String... others) {
        return classes()
                .that()
                .resideInAPackage(pure)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(pure, "java..", "org.jspecify.annotations.."), Stream.of(others))
                                .toArray(String[]::new));
    }

    /** The package knows neither clock nor chance nor environment. */
    public static ArchRule followsFromItsInput(String pure) {
        return noClasses()
                .that()
                .resideInAPackage(pure)
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
                .haveNameMatching(
                        "java\\.(util\\.(Random|UUID|concurrent\\..*)|io\\..*|nio\\.file\\..*|security\\.SecureRandom)");
    }
}
