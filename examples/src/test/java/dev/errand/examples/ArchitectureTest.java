package dev.errand.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.util.stream.Stream;

/** Holds the rooms apart: arrows point one way, libraries stay behind the rooms that use them. */
@AnalyzeClasses(packages = "dev.errand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CONTRACTS = "dev.errand.contracts..";

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.errand..")
            .layer("contracts")
            .definedBy(CONTRACTS)
            .layer("agent-core")
            .definedBy(
                    "dev.errand.value..",
                    "dev.errand.key..",
                    "dev.errand.intent..",
                    "dev.errand.offer..",
                    "dev.errand.agent..")
            .layer("chain")
            .definedBy("dev.errand.chain..", "dev.errand.account..", "dev.errand.journal..", "dev.errand.policy..")
            .layer("agent-registry")
            .definedBy("dev.errand.registry..")
            .layer("intent-engine")
            .definedBy("dev.errand.engine..")
            .layer("defi")
            .definedBy("dev.errand.defi..", "dev.errand.lend..", "dev.errand.route..")
            .layer("compute-broker")
            .definedBy(
                    "dev.errand.sizing..",
                    "dev.errand.broker..",
                    "dev.errand.dispute..",
                    "dev.errand.lease..",
                    "dev.errand.openai..",
                    "dev.errand.provider..",
                    "dev.errand.gateway..",
                    "dev.errand.rental..")
            .layer("testkit")
            .definedBy("dev.errand.testkit..")
            .layer("devnet")
            .definedBy("dev.errand.devnet..")
            .layer("sdk")
            .definedBy("dev.errand")
            .layer("app")
            .definedBy("dev.errand.app..")
            .layer("examples")
            .definedBy("dev.errand.examples..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("examples")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sdk")
            .mayOnlyBeAccessedByLayers("app", "examples")
            .whereLayer("devnet")
            .mayOnlyBeAccessedByLayers("app", "examples")
            .whereLayer("testkit")
            .mayOnlyBeAccessedByLayers("examples")
            .whereLayer("defi")
            .mayOnlyBeAccessedByLayers("sdk", "app", "examples")
            .whereLayer("compute-broker")
            .mayOnlyBeAccessedByLayers("sdk", "app", "examples")
            .whereLayer("intent-engine")
            .mayOnlyBeAccessedByLayers("sdk", "app", "examples")
            .whereLayer("agent-registry")
            .mayOnlyBeAccessedByLayers("intent-engine", "sdk", "app", "examples")
            .whereLayer("chain")
            .mayOnlyBeAccessedByLayers(
                    "agent-registry",
                    "intent-engine",
                    "defi",
                    "compute-broker",
                    "testkit",
                    "devnet",
                    "sdk",
                    "app",
                    "examples")
            .whereLayer("contracts")
            .mayOnlyBeAccessedByLayers("chain", "devnet");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.errand.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEB3J_STAYS_IN_CHAIN = noClasses()
            .that()
            .resideOutsideOfPackages(CONTRACTS, "dev.errand.chain..", "dev.errand.account..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.web3j..");

    @ArchTest
    static final ArchRule LIBRARIES_STAY_OUT_OF_PUBLIC_SIGNATURES = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage(CONTRACTS)
            .should(showOnlyOurOwnTypesAndTheJdks());

    @ArchTest
    static final ArchRule NOBODY_PRINTS_BUT_THE_PROGRAM = noClasses()
            .that()
            .resideOutsideOfPackages("dev.errand.app..", "dev.errand.examples..", CONTRACTS)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static ArchCondition<JavaClass> showOnlyOurOwnTypesAndTheJdks() {
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
                "of a library",
                type -> !type.isPrimitive()
                        && !type.getBaseComponentType().isPrimitive()
                        && !type.getBaseComponentType().getPackageName().startsWith("java")
                        && !type.getBaseComponentType().getPackageName().startsWith("dev.errand"));
        return new ArchCondition<>("show only our own types and the JDK's in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    if (!method.getModifiers().contains(JavaModifier.PUBLIC)
                            || method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                        continue;
                    }
                    Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                            .filter(foreign)
                            .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " shows " + shown.getName())));
                }
            }
        };
    }
}
