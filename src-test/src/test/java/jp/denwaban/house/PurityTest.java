package jp.denwaban.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** What pure packages never do: time, threads and the outside world enter as arguments. */
class PurityTest {
    private static final String[] PURE = {
        "jp.denwaban.call..", "jp.denwaban.line.at..", "jp.denwaban.tone.."
    };

    @Test
    void purePackagesDoNoInputOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "java.sql..",
                        "jssc..",
                        "com.sun.jna..",
                        "java.io",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "javax.sound..",
                        "org.slf4j..")
                .because(
                        "bytes, samples and events go in and come out; the same input, the same output")
                .check(House.CLASSES);
    }

    @Test
    void purePackagesReadNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(target(nameMatching("now|nanoTime|currentTimeMillis")))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .because(
                        "frames of audio are the clock, so a day of calls runs in minutes under test")
                .check(House.CLASSES);
    }

    @Test
    void purePackagesStartNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("one owner per call: its line's thread")
                .check(House.CLASSES);
    }

    @Test
    void chanceHasASeed() {
        noClasses()
                .should()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
                .because(
                        "a run that cannot be repeated proves nothing; secrets come from SecureRandom")
                .check(House.CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminalAndEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("jp.denwaban.cli..")
                // Hands the streams of a service on as values; it writes nothing itself.
                .and()
                .doNotHaveFullyQualifiedName("jp.denwaban.answering.AnsweringProcess$Options")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(
                        target(name("exit"))
                                .and(target(owner(JavaClass.Predicates.type(System.class)))))
                .because("a library that prints or exits takes a decision that is its caller's")
                .check(House.CLASSES);
    }
}
