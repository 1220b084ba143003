package io.rostrum.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows of ARCHITECTURE.md that Maven's modules alone do not guard, and the names of rooms.
 */
@AnalyzeClasses(packages = "io.rostrum", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule noPackageDependsOnItselfThroughOthers =
            slices().matching("io.rostrum.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRulesKnowTheJdkOnly =
            noClasses()
                    .that()
                    .resideInAPackage("io.rostrum.meeting..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages("io.rostrum.meeting..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule forwardingKnowsNoSocketsAndNoNetty =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.rostrum.sfu..", "io.rostrum.protocol..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "io\\.netty\\..*|java\\.nio\\.channels\\..*|java\\.net\\..*Socket");

    @ArchTest
    static final ArchRule rulesAndForwardingNeverSeeEachOther =
            noClasses()
                    .that()
                    .resideInAPackage("io.rostrum.sfu..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.rostrum.meeting..",
                            "io.rostrum.node..",
                            "io.rostrum.protocol.control..");

    @ArchTest
    static final ArchRule clientsNeverSeeTheServer =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.rostrum.client..", "io.rostrum.protocol..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.rostrum.node..", "io.rostrum.sfu..", "io.rostrum.meeting..");

    @ArchTest
    static final ArchRule nothingStandsOnTheBenchmarks =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.rostrum.bench..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.rostrum.bench..");

    @ArchTest
    static final ArchRule theRulesAndTheForwardingAskNobodyForTheTime =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.rostrum.meeting..", "io.rostrum.sfu..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noRoomHasANameThatSaysNothing =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..types..",
                            "..impl..",
                            "..helper..",
                            "..misc..");

    @ArchTest
    static final ArchRule noClassIsCalledAnImplementation =
            classes()
                    .should()
                    .haveSimpleNameNotEndingWith("Impl")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Util");
}
