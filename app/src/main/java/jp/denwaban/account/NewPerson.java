package jp.denwaban.account;

/**
 * A person about to be enrolled, with the password they typed themselves.
 *
 * @param password belongs to the caller, who wipes it
 */
public record NewPerson(Person person, char[] password) {

    @Override
    public String toString() {
        return person.id() + " " + person.role();
    }
}
