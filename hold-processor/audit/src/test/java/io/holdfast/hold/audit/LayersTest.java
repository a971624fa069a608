package io.holdfast.hold.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

/** The audit reads only, and reads the facts by themselves. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.holdfast.hold.audit");

    @Test
    void the_audit_cannot_write_anywhere_but_to_its_scratch() {
        noClasses()
                .that()
                .resideInAPackage("..hold.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.producer..", "org.apache.kafka.streams..", "java.net.http..")
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
                .resideInAPackage("..hold.audit.facts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.holdfast.hold.seat..", "io.holdfast.hold.step..", "io.holdfast.hold.codec..")
                .check(CLASSES);
    }
}
