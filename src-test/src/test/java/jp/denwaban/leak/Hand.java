package jp.denwaban.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.cli.Main;
import jp.denwaban.health.NamedThread;

/**
 * {@code denwaban} with a hand at its keyboard: the program as it is, and a thread that does what
 * its standard input says. A line in, a line out: {@code signin USER PASSWORD}, {@code look},
 * {@code end}. Says {@code at the sign-in PID} whenever that screen stands.
 */
public final class Hand {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Argon2id, a proof and an entry, under strace on a busy machine. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Hand() {}

    public static void main(String[] words) {
        NamedThread.start("hand", Hand::work);
        Main.main(words);
    }

    private static void work() {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            atSignIn();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "signin" -> signIn(words[1], words[2]);
                    case "look" -> look();
                    default -> end();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atSignIn() {
        until(() -> find("sign-in-user").isPresent());
        say("at the sign-in " + ProcessHandle.current().pid());
    }

    private static void signIn(String user, String password) {
        fx(
                () -> {
                    type(find("sign-in-user").orElseThrow(), user);
                    type(find("sign-in-password").orElseThrow(), password);
                    ComboBox<?> purpose = (ComboBox<?>) find("sign-in-purpose").orElseThrow();
                    purpose.getSelectionModel().select(UsagePurpose.INSPECTION.ordinal());
                    return press("sign-in-start");
                });
        until(() -> find("end").filter(Node::isVisible).isPresent());
        say("signed in");
    }

    /** The screen with the day's figures. */
    private static void look() {
        fx(() -> press(find("end").orElseThrow(), KeyEvent.KEY_PRESSED, "", KeyCode.DIGIT8));
        say("looked");
    }

    private static void end() {
        fx(() -> press("end"));
        atSignIn(); // Never reached where the end of the use is the end of the process.
    }

    private static boolean press(String button) {
        ((Button) find(button).orElseThrow()).fire();
        return true;
    }

    private static void type(Node field, String text) {
        field.requestFocus();
        for (char letter : text.toCharArray()) {
            press(field, KeyEvent.KEY_TYPED, String.valueOf(letter), KeyCode.UNDEFINED);
        }
    }

    private static boolean press(Node node, EventType<KeyEvent> type, String letter, KeyCode code) {
        boolean alt = code.isDigitKey();
        node.fireEvent(new KeyEvent(type, letter, "", code, false, false, alt, false));
        return true;
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot().lookup("#" + id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static void until(Supplier<Boolean> condition) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!fx(condition)) {
            if (System.nanoTime() > limit) {
                say("gave up");
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** On the JavaFX thread; false as long as there is none. */
    private static boolean fx(Supplier<Boolean> work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try {
            Platform.runLater(
                    () -> {
                        try {
                            done.complete(work.get());
                        } catch (RuntimeException e) {
                            done.completeExceptionally(e);
                        }
                    });
            return done.join();
        } catch (IllegalStateException e) {
            return false; // The toolkit does not run yet.
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
