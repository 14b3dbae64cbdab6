package jp.denwaban.console;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Parent;
import jp.denwaban.console.ConsoleSession.SignedIn;
import jp.denwaban.console.part.Symbol;

/**
 * One entry of the rail. To add a screen: make its view, give its name the key {@code rail.NAME} in
 * the bundle, and put a {@code Screen} into the list that {@link FrameViewModel} is made with.
 *
 * @param name dotted-key word: {@code monitor}
 * @param digit pressed with Alt; belongs to this screen even while others are hidden
 * @param openTo to whom it exists; a screen that is not open to someone is absent
 * @param view made when first shown and kept until the console ends
 */
public record Screen(
        String name,
        int digit,
        Symbol symbol,
        Predicate<Optional<SignedIn>> openTo,
        Supplier<Parent> view) {

    /** For {@code openTo}: everybody, signed in or not. */
    public static boolean everybody(Optional<SignedIn> user) {
        return true;
    }

    /** For {@code openTo}: whoever is signed in. */
    public static boolean signedIn(Optional<SignedIn> user) {
        return user.isPresent();
    }
}
