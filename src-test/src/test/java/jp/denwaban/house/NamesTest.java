package jp.denwaban.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Manners that a compiler cannot keep: words, sizes, and no state that belongs to nobody. */
class NamesTest {
    private static final int CONSTRUCTOR_ARGUMENTS = 6;

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Utils?|Manager)(\\$.*)?")
                .because("such a name says that nobody knew what the class was for")
                .check(House.CLASSES);
    }

    @Test
    void accessorsAreNouns() {
        methods()
                .that(areOurOwn())
                .and(areNotPropertiesOfAControl())
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .because("records set the manner: line.number(), not line.getNumber()")
                .check(House.CLASSES);
    }

    @Test
    void noStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("mutable statics and singletons are state without an owner")
                .check(House.CLASSES);
    }

    @Test
    void constructorsTakeAtMostSixThings() {
        classes()
                .that()
                .areNotRecords()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should(takeFewArguments())
                .because("a seventh collaborator asks for a class of its own")
                .check(House.CLASSES);
    }

    @Test
    void theScreenThreadIsEnteredInOneClass() {
        Set<String> callers =
                House.CLASSES.stream()
                        .filter(NamesTest::callsRunLater)
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Assertions.assertThat(callers)
                .as("the only crossing to JavaFX is the injected fx executor, made in one place")
                .hasSizeLessThanOrEqualTo(1);
    }

    private static boolean callsRunLater(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                        .anyMatch(
                                access ->
                                        access.getTargetOwner()
                                                        .getName()
                                                        .equals("javafx.application.Platform")
                                                && access.getName().equals("runLater"))
                || type.getMethodReferencesFromSelf().stream()
                        .anyMatch(reference -> reference.getName().equals("runLater"));
    }

    private static DescribedPredicate<JavaMethod> areOurOwn() {
        return DescribedPredicate.describe(
                "are not asked for by a library's type",
                method ->
                        method.getOwner().getAllRawSuperclasses().stream()
                                        .noneMatch(type -> declaresForeign(type, method))
                                && method.getOwner().getAllRawInterfaces().stream()
                                        .noneMatch(type -> declaresForeign(type, method)));
    }

    /** FXML finds a property of a control of ours only by the bean convention. */
    private static DescribedPredicate<JavaMethod> areNotPropertiesOfAControl() {
        return DescribedPredicate.describe(
                "are not properties of a control",
                method ->
                        !method.getOwner().isAssignableTo("javafx.scene.Node")
                                || method.getOwner().getMethods().stream()
                                        .noneMatch(m -> isPropertyOf(m, method)));
    }

    private static boolean isPropertyOf(JavaMethod candidate, JavaMethod accessor) {
        String property = accessor.getName().replaceFirst("get", "");
        return candidate.getName().equalsIgnoreCase(property + "Property")
                || candidate.getName().equals("set" + property);
    }

    private static boolean declaresForeign(JavaClass type, JavaMethod method) {
        return !type.getPackageName().startsWith("jp.denwaban")
                && type.getMethods().stream().anyMatch(m -> m.getName().equals(method.getName()));
    }

    private static ArchCondition<JavaClass> takeFewArguments() {
        return new ArchCondition<>("take at most " + CONSTRUCTOR_ARGUMENTS + " arguments") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructors().stream()
                        .filter(c -> c.getRawParameterTypes().size() > CONSTRUCTOR_ARGUMENTS)
                        .forEach(
                                c ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        c, c.getDescription())));
            }
        };
    }
}
