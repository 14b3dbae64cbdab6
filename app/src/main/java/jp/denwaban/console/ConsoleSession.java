package jp.denwaban.console;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Who is at the console: nobody, or one signed-in person. Read and changed on the JavaFX thread.
 */
public final class ConsoleSession {
    private final ReadOnlyObjectWrapper<Optional<SignedIn>> user =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * One signed-in person.
     *
     * @param title 警務課長
     * @param person 佐藤 健一
     * @param administrator 管理者権限 rather than 一般利用者権限
     * @param sheet under what the use stands: 様式1 第8-0214号
     * @param until when the session ends by itself
     */
    public record SignedIn(
            String title, String person, boolean administrator, String sheet, Instant until) {}

    public ReadOnlyObjectProperty<Optional<SignedIn>> userProperty() {
        return user.getReadOnlyProperty();
    }

    public Optional<SignedIn> user() {
        return user.get();
    }

    public void begin(SignedIn person) {
        user.set(Optional.of(person));
    }

    public void end() {
        user.set(Optional.empty());
    }
}
