package jp.denwaban.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import org.junit.jupiter.api.Test;

/** Who may know whom. The table stands in ARCHITECTURE.md; each rule says why it is one. */
class ArrowsTest {
    private static final String OURS = "jp.denwaban..";

    @Test
    void driversKnowNothingOfOursBeyondThemselves() {
        noClasses()
                .that()
                .resideInAnyPackage(House.DRIVERS)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS).and(resideOutsideOfPackages(House.DRIVERS)))
                .because(
                        "drivers are a leaf: another program must be able to take them as they are")
                .check(House.CLASSES);
    }

    @Test
    void driversHaveNoScreenNoSqlAndNoKeys() {
        noClasses()
                .that()
                .resideInAnyPackage(House.DRIVERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "java.awt..",
                        "java.sql..",
                        "org.jdbi..",
                        "org.sqlite..",
                        "org.bouncycastle..",
                        "javax.crypto..",
                        "java.security..")
                .because(
                        "hardware is events and commands; what is secret or shown is not its matter")
                .check(House.CLASSES);
    }

    @Test
    void reportsIsALeaf() {
        noClasses()
                .that()
                .resideInAPackage("jp.denwaban.reports..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS).and(resideOutsideOfPackage("jp.denwaban.reports..")))
                .because("records in, pages out: a sheet must not be able to reach for a recording")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("jp.denwaban.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..", "jssc..", "javax.sound..", "java.sql..", "org.jdbi..")
                .because("pages are made without a window, a device or a database")
                .check(House.CLASSES);
    }

    @Test
    void theBackboneKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("jp.denwaban.call..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS).and(resideOutsideOfPackage("jp.denwaban.call..")))
                .because(
                        "a newcomer reads CallFlow alone, and every law is tested without a device")
                .check(House.CLASSES);
    }

    @Test
    void onlyTheConsoleKnowsTheScreen() {
        noClasses()
                .that()
                .resideInAPackage(OURS)
                .and()
                .resideOutsideOfPackage("jp.denwaban.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..")
                .because(
                        "answering runs headless, and a domain that knows no control can be tested")
                .check(House.CLASSES);
    }

    @Test
    void nobodyLooksUpAtTheConsoleOrTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("jp.denwaban.console..", "jp.denwaban.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.denwaban.console..")
                .because("arrows run from the screen downwards")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("jp.denwaban.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.denwaban.cli..")
                .because("a verb calls the product, the product never calls a verb")
                .check(House.CLASSES);
    }

    @Test
    void answeringAndTheConsoleMeetOnlyOnTheWire() {
        noClasses()
                .that()
                .resideInAPackage("jp.denwaban.answering..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jp.denwaban.console..", "jp.denwaban.account..")
                                .and(isNotTheAuthorisationTable()))
                .because(
                        "answering goes on while nobody is signed in and never sees a person's secret;"
                                + " of account it asks the one table, which holds none")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("jp.denwaban.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.denwaban.answering..")
                .because("the console speaks to the answering process over the socket, as messages")
                .check(House.CLASSES);
    }

    private static DescribedPredicate<JavaClass> isNotTheAuthorisationTable() {
        return DescribedPredicate.describe(
                "is not the authorisation table",
                type -> !type.getName().matches("jp\\.denwaban\\.account\\.Action(\\$.*)?"));
    }

    @Test
    void onlyWhatAPersonStartedReachesThePrivateSideOfTheKeys() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "jp.denwaban.vault.open..",
                        "jp.denwaban.recording.open..",
                        "jp.denwaban.account..",
                        "jp.denwaban.console..",
                        "jp.denwaban.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jp.denwaban.vault.open..", "jp.denwaban.recording.open..")
                .because(
                        "answering never holds a private key, so it must not be able to ask for one")
                .check(House.CLASSES);
    }

    @Test
    void threadsAreMadeInOneClassOfEachWorld() {
        noClasses()
                .that()
                .resideInAPackage(OURS)
                .and()
                .doNotHaveFullyQualifiedName("jp.denwaban.health.NamedThread")
                .and()
                .doNotHaveFullyQualifiedName("jp.denwaban.line.card.LineThread")
                // The exchange is the other end of the wire: it has one thread of its own.
                .and()
                .doNotHaveFullyQualifiedName("jp.denwaban.exchange.VirtualExchange")
                .and(doNotTidyUpAtTheEnd())
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callConstructor(Thread.class, String.class)
                .orShould()
                .callMethodWhere(makesPoolsOfNamelessThreads())
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Timer.class)
                .because("a thread has a name and a top-level catch, or it dies without a word")
                .check(House.CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> makesPoolsOfNamelessThreads() {
        return DescribedPredicate.describe(
                "makes a pool without a ThreadFactory of ours",
                call ->
                        call.getTargetOwner().isEquivalentTo(java.util.concurrent.Executors.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(
                                                type ->
                                                        type.isEquivalentTo(
                                                                java.util.concurrent.ThreadFactory
                                                                        .class)));
    }

    /** The JDK takes what is to be done at the end of the process only as a thread not started. */
    private static DescribedPredicate<JavaClass> doNotTidyUpAtTheEnd() {
        return DescribedPredicate.describe(
                "do not tidy up at the end of the process",
                type ->
                        type.getMethodCallsFromSelf().stream()
                                .noneMatch(call -> call.getName().equals("addShutdownHook")));
    }

    @Test
    void packagesOfTheApplicationHaveNoCycles() {
        slices().matching("jp.denwaban.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is two packages that are really one")
                .check(House.CLASSES);
    }

    @Test
    void everyClassLivesInARoomOfThePlan() {
        classes()
                .that()
                .resideInAPackage(OURS)
                .should()
                .resideInAnyPackage(
                        "jp.denwaban.line..",
                        "jp.denwaban.audio..",
                        "jp.denwaban.tone..",
                        "jp.denwaban.exchange..",
                        "jp.denwaban.reports..",
                        "jp.denwaban.call..",
                        "jp.denwaban.guidance..",
                        "jp.denwaban.answering..",
                        "jp.denwaban.recording..",
                        "jp.denwaban.vault..",
                        "jp.denwaban.audit..",
                        "jp.denwaban.account..",
                        "jp.denwaban.health..",
                        "jp.denwaban.console..",
                        "jp.denwaban.wire..",
                        "jp.denwaban.disk..",
                        "jp.denwaban.disposal..",
                        "jp.denwaban.site..",
                        "jp.denwaban.demo..",
                        "jp.denwaban.cli..")
                .because("a new room is a decision, written down in ARCHITECTURE.md first")
                .check(House.CLASSES);
    }
}
