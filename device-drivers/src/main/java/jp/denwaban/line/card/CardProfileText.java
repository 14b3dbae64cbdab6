package jp.denwaban.line.card;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.denwaban.audio.Companding;
import jp.denwaban.line.CardAction;
import jp.denwaban.line.CardProfile;

/**
 * Reads the text of one card profile: {@code key = value} lines; what may stand where is told in
 * {@code docs/card-profile.md}. Every mistake ends in one sentence with the file and the line.
 *
 * <p>A little longer than most: all the mistakes that a profile can have are read together.
 */
final class CardProfileText {
    private static final Set<String> SETTINGS =
            Set.of(
                    "name",
                    "control-baud",
                    "voice-baud",
                    "voice-port",
                    "legs",
                    "coding",
                    "answered-event",
                    "command-deadline-ms",
                    "command-spacing-ms");

    /** Without these a card cannot take a call at all. */
    private static final Set<CardAction> NEEDED =
            Set.of(
                    CardAction.INITIALISE,
                    CardAction.HEARTBEAT,
                    CardAction.ANSWER,
                    CardAction.HANG_UP,
                    CardAction.ENTER_BYPASS);

    /** What speaks of a voice stream, which line audio does not have. */
    private static final Set<String> OF_A_STREAM =
            Set.of(
                    "voice-baud",
                    "coding",
                    CardAction.STREAM.key(),
                    CardAction.INITIALISE_VOICE.key());

    private static final String LINE_AUDIO = "sound-device";

    /** The speeds that serial ports of PCs and USB adapters have. */
    private static final Set<Integer> BAUDS =
            Set.of(9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600);

    /** Five times what V.250 asks a card to take at least; longer is no command of a card. */
    private static final int LONGEST_COMMAND = 200;

    private static final Pattern STEP = Pattern.compile("\\??[!-~][ -~]*");

    private final String file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private CardProfileText(String file) {
        this.file = file;
    }

    static CardProfile parse(String file, String text) throws CardProfileException {
        CardProfileText profile = new CardProfileText(file);
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            profile.line(++number, line.strip());
        }
        return profile.build();
    }

    private void line(int number, String line) throws CardProfileException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw mistake("line " + number + " is not \"key = value\"");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Optional<CardAction> action = CardAction.of(key);
        if (action.isEmpty() && !SETTINGS.contains(key)) {
            throw mistake("line " + number + " has the unknown key \"" + shown(key) + "\"");
        }
        if (value.isEmpty()) {
            throw mistake("line " + number + " gives no value for \"" + key + "\"");
        }
        if (action.isPresent()) {
            checkSteps(number, key, value);
        }
        if (values.putIfAbsent(key, value) != null) {
            throw mistake("line " + number + " gives \"" + key + "\" a second time");
        }
    }

    private void checkSteps(int number, String key, String value) throws CardProfileException {
        for (String step : value.split(" \\| ", -1)) {
            if (!STEP.matcher(step).matches() || step.length() > LONGEST_COMMAND) {
                throw mistake("line " + number + ": \"" + key + "\" has a step that is no command");
            }
            if (step.startsWith("pause ") && Step.pauseOf(step).isEmpty()) {
                throw mistake("line " + number + ": a pause is \"pause 1500 ms\", at most 5000 ms");
            }
        }
    }

    private CardProfile build() throws CardProfileException {
        boolean lineAudio = setting("voice-port").equals(LINE_AUDIO);
        if (lineAudio) {
            refuseAStream();
        }
        boolean separate = !lineAudio && separateVoicePort();
        CardProfile profile =
                new CardProfile(
                        setting("name"),
                        commands(),
                        baud("control-baud"),
                        baud(lineAudio ? "control-baud" : "voice-baud"),
                        separate,
                        choice("legs", "both", "mixed"),
                        values.containsKey("answered-event")
                                && choice("answered-event", "yes", "no"),
                        millis("command-deadline-ms", 100, 10_000),
                        millis("command-spacing-ms", 0, 1000),
                        lineAudio || choice("coding", "mu-law", "a-law")
                                ? Companding.MU_LAW
                                : Companding.A_LAW,
                        lineAudio);
        checkSense(profile);
        return profile;
    }

    private void checkSense(CardProfile profile) throws CardProfileException {
        for (CardAction action : CardAction.values()) {
            if (NEEDED.contains(action) && !profile.can(action)) {
                throw mistake("the action \"" + action.key() + "\" is missing");
            }
        }
        if (!profile.lineAudio() && !profile.can(CardAction.STREAM)) {
            throw mistake("the action \"stream\" is missing");
        }
        if (!profile.commandsInCall() && profile.can(CardAction.FEED_WATCHDOG)) {
            throw mistake("\"feed-watchdog\" cannot be sent while an in-band voice stream runs");
        }
        if (!profile.separateVoicePort() && profile.controlBaud() != profile.voiceBaud()) {
            throw mistake("an in-band voice stream has the speed of its port");
        }
        if (profile.separateVoicePort() && !profile.can(CardAction.INITIALISE_VOICE)) {
            throw mistake("the action \"initialise-voice\" is missing");
        }
        if (profile.can(CardAction.SEND_DIGITS)
                && profile.steps(CardAction.SEND_DIGITS).stream().noneMatch(Step::takesDigits)) {
            throw mistake("\"send-digits\" has no place for {digits}");
        }
    }

    private boolean separateVoicePort() throws CardProfileException {
        String value = setting("voice-port");
        if (!value.equals("separate") && !value.equals("in-band")) {
            throw mistake("\"voice-port\" is separate, in-band or " + LINE_AUDIO);
        }
        return value.equals("separate");
    }

    private void refuseAStream() throws CardProfileException {
        for (String key : OF_A_STREAM) {
            if (values.containsKey(key)) {
                throw mistake("\"" + key + "\" has no meaning with a sound device");
            }
        }
    }

    private Map<String, String> commands() {
        Map<String, String> commands = new HashMap<>(values);
        commands.keySet().removeAll(SETTINGS);
        return commands;
    }

    private String setting(String key) throws CardProfileException {
        String value = values.get(key);
        if (value == null) {
            throw mistake("\"" + key + "\" is missing");
        }
        return value;
    }

    private boolean choice(String key, String yes, String no) throws CardProfileException {
        String value = setting(key);
        if (!value.equals(yes) && !value.equals(no)) {
            throw mistake("\"" + key + "\" is either " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private int baud(String key) throws CardProfileException {
        int baud = number(key);
        if (!BAUDS.contains(baud)) {
            throw mistake("\"" + key + "\" is not a speed that serial ports have");
        }
        return baud;
    }

    private Duration millis(String key, int least, int most) throws CardProfileException {
        int millis = number(key);
        if (millis < least || millis > most) {
            throw mistake("\"" + key + "\" must be " + least + " to " + most);
        }
        return Duration.ofMillis(millis);
    }

    private int number(String key) throws CardProfileException {
        String value = setting(key);
        if (!value.matches("[0-9]{1,7}")) {
            throw mistake("\"" + key + "\" is not a number");
        }
        return Integer.parseInt(value);
    }

    private CardProfileException mistake(String what) {
        return new CardProfileException("Card profile " + file + ": " + what + ".");
    }

    private static String shown(String key) {
        String printable = key.replaceAll("[^ -~]", "?");
        return printable.length() > 40 ? printable.substring(0, 40) + "…" : printable;
    }
}
