package io.holdfast.hold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

/**
 * seat (pure rules) ← codec ← step ← topology ← app, and step ← audit; the simulation takes the place of app, and its promises know none
 * of them.
 */
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
                .layer("app")
                .definedBy("..hold.app..")
                .layer("simulation")
                .definedBy("..hold.simulation..")
                .layer("topology")
                .definedBy("..hold.topology..")
                .layer("audit")
                .definedBy("..hold.audit..")
                .layer("step")
                .definedBy("..hold.step..")
                .layer("codec")
                .definedBy("..hold.codec..")
                .layer("seat")
                .definedBy("..hold.seat..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulation")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("topology")
                .mayOnlyBeAccessedByLayers("app", "simulation")
                .whereLayer("step")
                .mayOnlyBeAccessedByLayers("topology", "audit", "app", "simulation")
                .whereLayer("codec")
                .mayOnlyBeAccessedByLayers("step", "topology", "audit")
                .whereLayer("audit")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void the_audit_cannot_write_anywhere_but_to_its_scratch() {
        noClasses()
                .that()
                .resideInAPackage("..hold.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.producer..",
                        "org.apache.kafka.streams..",
                        "java.net.http..",
                        "io.holdfast.hold.app..",
                        "io.holdfast.hold.topology..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\..*(Socket|Connection).*")
                .orShould()
                .callMethodWhere(changesTheCluster())
                .check(CLASSES);
    }

    /** Whatever a consumer or an admin client can do but read. */
    private static DescribedPredicate<JavaMethodCall> changesTheCluster() {
        Set<String> reads =
                Set.of("create", "listTopics", "describeTopics", "listOffsets", "listConsumerGroupOffsets", "close");
        Set<String> commits = Set.of("commitSync", "commitAsync", "subscribe");
        return DescribedPredicate.describe(
                "changes the cluster",
                call -> (call.getTargetOwner().isAssignableTo(Admin.class) && !reads.contains(call.getName()))
                        || (call.getTargetOwner().isAssignableTo(Consumer.class) && commits.contains(call.getName())));
    }

    @Test
    void what_the_facts_say_is_read_without_the_rules() {
        noClasses()
                .that()
                .resideInAPackage("..hold.audit.book..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.holdfast.hold.seat..", "io.holdfast.hold.step..", "io.holdfast.hold.codec..")
                .check(CLASSES);
    }

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
