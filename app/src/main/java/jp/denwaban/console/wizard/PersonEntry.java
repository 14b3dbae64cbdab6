package jp.denwaban.console.wizard;

import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.denwaban.account.NewPerson;
import jp.denwaban.account.PasswordRule;
import jp.denwaban.account.Person;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;

/** Steps 3 and 4: one of the first two people, who types the password in person, twice. */
public final class PersonEntry {
    private final Role role;
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private char[] password = {};

    public PersonEntry(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /**
     * Takes what was typed if it may be chosen.
     *
     * @param first wiped unless it is kept
     * @param second wiped
     * @return what is wrong, as a key of the bundle; empty when the step is complete
     */
    Optional<String> enter(char[] first, char[] second) {
        Optional<String> complaint = complaint(first, second);
        Arrays.fill(second, '\0');
        if (complaint.isPresent()) {
            Arrays.fill(first, '\0');
        } else {
            wipe();
            password = first;
        }
        return complaint;
    }

    private Optional<String> complaint(char[] first, char[] second) {
        if (!UserId.fits(user.get().strip())) {
            return Optional.of("wizard.person.user.wrong");
        }
        if (!Person.isText(title.get().strip()) || !Person.isText(name.get().strip())) {
            return Optional.of("wizard.person.name.wrong");
        }
        if (!Arrays.equals(first, second)) {
            return Optional.of("wizard.person.password.differ");
        }
        PasswordRule.Verdict verdict = PasswordRule.judge(id(), first);
        return verdict == PasswordRule.Verdict.GOOD
                ? Optional.empty()
                : Optional.of("wizard.person.password." + verdict.name());
    }

    /** Complete only after {@link #enter} found nothing wrong. */
    NewPerson person() {
        return new NewPerson(
                new Person(id(), role, title.get().strip(), name.get().strip()), password);
    }

    UserId id() {
        return new UserId(user.get().strip());
    }

    /** Forgets the password. */
    void wipe() {
        Arrays.fill(password, '\0');
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty titleProperty() {
        return title;
    }

    public StringProperty nameProperty() {
        return name;
    }
}
