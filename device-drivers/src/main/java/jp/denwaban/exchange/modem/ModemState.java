package jp.denwaban.exchange.modem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.denwaban.exchange.modem.AtCommand.Form;

/**
 * All that a modem remembers, and its answers to every command that only asks for it or changes it.
 * What moves the line stands with the card.
 *
 * <p>A little longer than most: one word after another, as a modem's manual has them.
 */
public final class ModemState {
    private static final String MAKER = "DENWABAN";
    private static final String MODEL = "V.253 voice modem";
    private static final String REVISION = "1";

    /** What changes nothing here: modulation, loudspeaker, lamps, the lines of the interface. */
    private static final String IDLE_LETTERS = "BCFLMNPTWXY";

    private final ModemCharacter character;
    private final VoiceSettings settings = new VoiceSettings();
    private final Registers registers = new Registers();
    private final EventMask events = new EventMask();
    private Compression compression;

    public ModemState(ModemCharacter character) {
        this.character = character;
        this.compression = first();
    }

    private Compression first() {
        List<Compression> all = character.compressions();
        return all.stream()
                .filter(one -> one.format() == VoiceFormat.MU_LAW)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(new Compression(0, VoiceFormat.SIGNED_8));
    }

    public ModemCharacter character() {
        return character;
    }

    public VoiceSettings settings() {
        return settings;
    }

    public Registers registers() {
        return registers;
    }

    public EventMask events() {
        return events;
    }

    public VoiceFormat format() {
        return compression.format();
    }

    public boolean voiceClass() {
        return settings.number("+FCLASS") != 0;
    }

    /** As the maker chose it. */
    public void reset() {
        settings.reset();
        registers.reset();
        events.reset();
        compression = first();
    }

    /**
     * Answers a command.
     *
     * @return the lines of information, none for a plain OK; nothing at all for an error
     */
    public Optional<List<String>> answer(AtCommand command) {
        String name = command.name();
        if (Registers.isOne(command)) {
            return registers
                    .carryOut(command)
                    .map(text -> text.isEmpty() ? List.of() : List.of(text));
        }
        if (name.startsWith("+")) {
            return extended(command);
        }
        if (name.equals("I")) {
            return identity(command.value());
        }
        boolean idle =
                name.length() == 1
                        ? IDLE_LETTERS.contains(name)
                        : "&\\%*".indexOf(name.charAt(0)) >= 0;
        if (name.equals("&V")) {
            return Optional.of(List.of("+FCLASS: " + settings.shown("+FCLASS")));
        }
        return idle && command.form() == Form.ACT ? Optional.of(List.of()) : Optional.empty();
    }

    private static Optional<List<String>> identity(String number) {
        return switch (number) {
            case "", "0" -> Optional.of(List.of(MAKER + " " + MODEL));
            case "3" -> Optional.of(List.of(MAKER + " " + REVISION));
            case "1", "2", "4", "5", "6", "7", "8", "9", "10", "11" -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    private Optional<List<String>> extended(AtCommand command) {
        String name = command.name();
        boolean voiceWord = name.startsWith("+V");
        boolean numberWord = name.equals("+VCID") || name.equals("+VRID") || name.equals("+VDR");
        if (voiceWord && !character.voice() || numberWord && !character.callerId()) {
            return Optional.empty();
        }
        return switch (name) {
            case "+GMI", "+FMI", "+FMFR" -> about(command, MAKER);
            case "+GMM", "+FMM", "+FMDL" -> about(command, MODEL);
            case "+GMR", "+FMR", "+FREV" -> about(command, REVISION);
            case "+GCAP" -> about(command, character.voice() ? "+FCLASS,+V" : "+FCLASS");
            case "+GCI" -> country(command);
            case "+VSM" -> compression(command);
            case "+VEM" -> mask(command);
            case "+VLS" -> selection(command);
            case "+VBS" -> about(command, "2048,8192");
            case "+VIP" -> {
                settings.resetVoice();
                yield Optional.of(List.of());
            }
            case "+FCLASS" -> voiceClass(command);
            default -> setting(command);
        };
    }

    private static Optional<List<String>> about(AtCommand command, String text) {
        return switch (command.form()) {
            case ACT, ASK -> Optional.of(List.of(text));
            case RANGE -> Optional.of(List.of());
            case SET -> Optional.empty();
        };
    }

    private Optional<List<String>> country(AtCommand command) {
        String here = character.country();
        return switch (command.form()) {
            case RANGE -> Optional.of(List.of("+GCI: (" + here + ")"));
            case ACT, ASK -> Optional.of(List.of("+GCI: " + here));
            case SET -> command.value().equals(here) ? Optional.of(List.of()) : Optional.empty();
        };
    }

    private Optional<List<String>> voiceClass(AtCommand command) {
        return switch (command.form()) {
            case RANGE -> Optional.of(List.of(character.voice() ? "0,8" : "0"));
            case SET -> {
                boolean allowed = character.voice() || command.value().equals("0");
                yield allowed ? setting(command) : Optional.empty();
            }
            case ASK, ACT -> setting(command);
        };
    }

    private Optional<List<String>> selection(AtCommand command) {
        return command.form() == Form.RANGE
                ? Optional.of(LineSelections.listed())
                : setting(command);
    }

    private Optional<List<String>> mask(AtCommand command) {
        return switch (command.form()) {
            case RANGE -> Optional.of(List.of("(00000000-FFFFFFFF)"));
            case ASK -> Optional.of(List.of(events.shown()));
            case SET -> events.set(command.value()) ? Optional.of(List.of()) : Optional.empty();
            case ACT -> Optional.empty();
        };
    }

    private Optional<List<String>> compression(AtCommand command) {
        return switch (command.form()) {
            case RANGE ->
                    Optional.of(
                            character.compressions().stream().map(Compression::listed).toList());
            case ASK -> Optional.of(List.of(compression.number() + ",8000,0,0"));
            case SET -> choose(command.value().split(",", -1));
            case ACT -> Optional.empty();
        };
    }

    /** Number, rate, silence compression, silence expansion: all but the first may be left out. */
    private Optional<List<String>> choose(String[] numbers) {
        boolean enough = !character.fourNumbers() || numbers.length == 4;
        boolean rate = numbers.length < 2 || numbers[1].isEmpty() || numbers[1].equals("8000");
        if (!enough || !rate || numbers.length > 4) {
            return Optional.empty();
        }
        Optional<Compression> chosen =
                character.compressions().stream()
                        .filter(one -> String.valueOf(one.number()).equals(numbers[0]))
                        .findFirst();
        chosen.ifPresent(one -> compression = one);
        return chosen.map(one -> List.of());
    }

    private Optional<List<String>> setting(AtCommand command) {
        String name = command.name().toUpperCase(Locale.ROOT);
        if (!settings.knows(name)) {
            return Optional.empty();
        }
        return switch (command.form()) {
            case ASK -> Optional.of(List.of(settings.shown(name)));
            case RANGE -> Optional.of(List.of(settings.range(name)));
            case SET ->
                    settings.set(name, command.value()) ? Optional.of(List.of()) : Optional.empty();
            case ACT -> Optional.empty();
        };
    }
}
